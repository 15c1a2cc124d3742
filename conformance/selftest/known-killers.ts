import type { Check } from '../src/check.ts'
import type { Mutant } from './mutant.ts'
import { shortestCheck } from './shortest-check.ts'

const checksIn = (row: string): string[] =>
  (row.split('|')[5] ?? '').split(',').map((id) => id.trim()).filter((id) => id !== '')

/**
 * For each mutant the check by which the kill matrix says that its requirement failed: seeing
 * that one fail again is enough to know that the mutant is still found.
 */
export const knownKillers = (
  page: string, { mutants, checks }: { mutants: readonly Mutant[]; checks: readonly Check[] },
): Map<string, string> => {
  const rows = new Map(page.split('\n').filter((line) => line.startsWith('| '))
    .map((line) => [line.split('|')[1]?.trim() ?? '', line]))
  const judged = new Map(checks.map(({ id, requirements }) => [id, requirements]))
  return new Map(mutants.flatMap(({ name, requirement }) => {
    const blaming = checksIn(rows.get(name) ?? '')
      .filter((id) => judged.get(id)?.includes(requirement) === true)
    const killer = shortestCheck(blaming)
    return killer === undefined ? [] : [[name, killer] as const]
  }))
}
