import { createHash } from 'node:crypto'

/** From the mildest to the gravest. */
export const verdicts = ['none', 'patch', 'minor', 'major'] as const

export type Verdict = (typeof verdicts)[number]

/** On the wire, in the code of those who use the SDK, in what the contract's sentences promise. */
export type Plane = 'wire' | 'source' | 'semantic'

export type Finding = {
  /** Stays the same as long as the same thing is said about the same place. */
  fingerprint: string
  verdict: Verdict
  plane: Plane
  id: string
  where: string
  why: string
}

export type Said = Omit<Finding, 'fingerprint'> & {
  /** What changed into what, where the id and the place alone do not tell two changes apart. */
  detail?: string
}

export const isGraver = (left: Verdict, right: Verdict): boolean =>
  verdicts.indexOf(left) > verdicts.indexOf(right)

export const gravest = (found: Verdict[]): Verdict =>
  found.reduce<Verdict>((worst, verdict) => (isGraver(verdict, worst) ? verdict : worst), 'none')

export const toFinding = ({ verdict, plane, id, where, why, detail = '' }: Said): Finding => {
  const named = JSON.stringify([plane, id, where, detail])
  const fingerprint = createHash('sha256').update(named).digest('hex').slice(0, 12)
  const said = detail === '' ? why : `${why} (${detail})`
  return { fingerprint, verdict, plane, id, where, why: said }
}
