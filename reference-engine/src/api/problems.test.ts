import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { problems } from './problems.ts'

type Listed = { code: string; status: number; title: string; retryable: boolean }

const registry = JSON.parse(
  readFileSync(new URL('../../../dist/problems.json', import.meta.url), 'utf8'),
) as { problems: Listed[] }

test('the table and the registry of the contract are equal, both ways', () => {
  const registered = registry.problems.map(({ code, status, title, retryable }) =>
    ({ code, status, title, retryable }))
  const known = Object.entries(problems).map(([code, row]) =>
    ({ code, status: row.status, title: row.title, retryable: 'retryable' in row }))
  expect(known).toEqual(registered)
})
