import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readContract } from '../contract/contract.ts'
import { operationsOf } from '../contract/operations.ts'
import { headerReader } from './read-headers.ts'

const contract = readContract(fileURLToPath(new URL('../../../../dist', import.meta.url)))

test('of all headers those are read that are parameters, of binary mode none', () => {
  for (const operation of operationsOf(contract)) {
    const declared = operation.parameters.filter((one) => one.in === 'header')
      .map(({ name }) => name.toLowerCase())
    const headers = Object.fromEntries([...declared, 'host', 'accept'].map((name) => [name, name]))
    const wanted = declared.filter((name) => !name.startsWith('ce-')).map((name) => [name, name])
    expect([operation.id, headerReader(operation)(headers)])
      .toEqual([operation.id, Object.fromEntries(wanted)])
    expect(headerReader(operation)({ host: 'x' })).toEqual({})
  }
})
