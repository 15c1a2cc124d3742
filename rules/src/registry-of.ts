import type { Contract, ProblemRow, RequirementRow } from './openapi.ts'

interface Kinds {
  problems: ProblemRow
  requirements: RequirementRow
}

/** The rows of one registry by what the contract names them by. */
export const registryOf = <Kind extends keyof Kinds>(
  root: Contract,
  kind: Kind,
): Map<string, Kinds[Kind]> => {
  const rows = (root['x-registries']?.[kind] ?? []) as Kinds[Kind][]
  return new Map(rows.map((row) => ['code' in row ? row.code : row.id, row]))
}
