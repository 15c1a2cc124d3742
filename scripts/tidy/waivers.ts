import type { TidyProblem } from './tidy-problem.ts'

export type Waiver = {
  gate: string
  file: string
  /** What it allows within the file, such as a function's name; the whole file by default. */
  what?: string
  /** How large it may be; it is lowered with the thing itself, never raised. */
  size?: number
  reason: string
}

const covers = (waiver: Waiver, gate: string, { file, what, size = 0 }: TidyProblem): boolean =>
  waiver.gate === gate && waiver.file === file && waiver.what === what
  && size <= (waiver.size ?? 0)

const nameOf = ({ gate, file, what }: Waiver): string =>
  [gate, file, what].filter((part) => part !== undefined).join(' ')

const ownFault = (waiver: Waiver, found: TidyProblem[]): string | undefined => {
  if (waiver.reason.trim().length < 20) return 'has no reason worth the name'
  const covered = found.filter((problem) => covers(waiver, waiver.gate, problem))
  if (covered.length === 0) return 'is not used: delete it'
  const largest = Math.max(...covered.map(({ size = 0 }) => size))
  return largest < (waiver.size ?? 0) ? `is too wide: lower its size to ${largest}` : undefined
}

/** What is left of a gate's problems, and the gate's waivers that are no good themselves. */
export const applyWaivers = (
  gate: string,
  { found, waivers }: { found: TidyProblem[]; waivers: Waiver[] },
) => {
  const own = waivers.filter((waiver) => waiver.gate === gate)
  return {
    problems: found.filter((problem) => !own.some((waiver) => covers(waiver, gate, problem))),
    waiverFaults: own.flatMap((waiver) => {
      const fault = ownFault(waiver, found)
      return fault === undefined ? [] : [`the waiver "${nameOf(waiver)}" ${fault}`]
    }),
  }
}
