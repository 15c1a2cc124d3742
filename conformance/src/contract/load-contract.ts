import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contract, OpenApiDocument, ProblemRow, Requirement } from './contract.ts'
import { findContract } from './find-contract.ts'
import { readOperations } from './read-operations.ts'

const read = (folder: string, file: string): unknown =>
  JSON.parse(readFileSync(join(folder, file), 'utf8'))

type Registry = {
  requirements: { areas: { area: string; title: string }[]; requirements: Requirement[] }
  problems: { problems: ProblemRow[] }
  currencies: { currencies: { code: string; minor_digits: number }[] }
}

const registry = <Name extends keyof Registry>(folder: string, name: Name): Registry[Name] =>
  read(folder, `${name}.json`) as Registry[Name]

/** Reads the bundled contract and its registries. */
export const loadContract = (folder = findContract()): Contract => {
  const document = read(folder, 'valora.json') as OpenApiDocument
  const info = document['info'] as { version: string }
  const { areas, requirements } = registry(folder, 'requirements')
  const { problems } = registry(folder, 'problems')
  const { currencies } = registry(folder, 'currencies')
  return {
    version: info.version,
    profiles: Object.keys(document['x-profiles'] as object),
    operations: readOperations(document),
    requirements,
    areas: new Map(areas.map(({ area, title }) => [area, title])),
    problems: new Map(problems.map((row) => [row.code, row])),
    currencies: new Map(currencies.map(({ code, minor_digits }) => [code, minor_digits])),
    roles: new Map(Object.entries(document['x-roles'] as Record<string, string[]>)),
    document,
  }
}
