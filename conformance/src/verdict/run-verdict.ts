import type { RequirementVerdict, Verdict } from './requirement-verdict.ts'

export type RunVerdict = 'conformant' | 'partial' | 'not_conformant' | 'hollow'

/** The exit codes of the command line, see design: 0 holds, 1 broken, 2 usage, 3 hollow. */
export const exitCodes: Readonly<Record<RunVerdict, 0 | 1 | 3>> = {
  conformant: 0, partial: 0, not_conformant: 1, hollow: 3,
}

export type Totals = Record<Verdict, number>

const verdicts = ['passed', 'failed', 'inconclusive', 'inapplicable', 'untested'] as const

/** How many rows have each verdict. */
export const totalsOf = (rows: readonly RequirementVerdict[]): Totals =>
  Object.fromEntries(verdicts.map((verdict) =>
    [verdict, rows.filter((row) => row.verdict === verdict).length])) as Totals

type Circumstances = {
  /** A selection left rows out: nothing is said about conformance as a whole. */
  partial: boolean
  /** Answers that broke the contract's form, whichever check saw them. */
  violations: number
}

/** The verdict on the whole run. Only evidence counts: what was not seen is never green. */
export const judgeRun = (
  all: readonly RequirementVerdict[], { partial, violations }: Circumstances,
): RunVerdict => {
  const judged = partial ? all.filter(({ checks }) => checks.length > 0) : all
  const rows = judged.filter(({ requirement }) => partial || requirement.level === 'MUST')
  const must = rows.filter(({ requirement }) => requirement.level === 'MUST')
  if (must.some(({ verdict }) => verdict === 'failed') || violations > 0) return 'not_conformant'
  if (!rows.some(({ verdict }) => verdict === 'passed')) return 'hollow'
  const open = must.some(({ verdict, excused }) =>
    verdict === 'inconclusive' || (verdict === 'untested' && !excused))
  if (open) return 'not_conformant'
  return partial ? 'partial' : 'conformant'
}
