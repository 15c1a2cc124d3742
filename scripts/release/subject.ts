export type Subject = {
  readonly kind: 'operation' | 'component' | 'requirement' | 'problem' | 'other'
  /** What the finding is about, as the gate names it, and the place inside. */
  readonly place: string
  readonly inside: string
  readonly name: string
}

type Kind = Subject['kind']

const patterns: readonly (readonly [Kind, RegExp])[] = [
  ['operation', /^(?<place>(?<name>[A-Z]+ \/\S*))(?: (?<inside>.*))?$/],
  ['component', /^(?<place>#\/components\/\w+\/(?<name>[^/]+))(?:\/(?<inside>.*))?$/],
  ['requirement', /^(?<place>#\/x-requirement-rows\/(?<name>[^/]+))(?:\/(?<inside>.*))?$/],
  ['problem', /^(?<place>#\/x-problem-rows\/(?<name>[^/]+))(?:\/(?<inside>.*))?$/],
  ['other', /^(?<place>#\/[^/]+\/(?<name>[^/]+))(?:\/(?<inside>.*))?$/],
]

/** What the place of a finding is about. */
export const subjectOf = (where: string): Subject => {
  for (const [kind, pattern] of patterns) {
    const { place, name, inside = '' } = pattern.exec(where)?.groups ?? {}
    if (place !== undefined && name !== undefined) return { kind, place, name, inside }
  }
  return { kind: 'other', place: where, name: where, inside: '' }
}
