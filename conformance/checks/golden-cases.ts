import { check, type Check, type CheckContext } from '../src/check.ts'

type Golden = { id: string; requirement: string; why: string }

type Judged<One extends Golden> = {
  needs: readonly string[]
  /** A judge of the cases of one requirement, with what they share. */
  judge: (context: CheckContext) => (one: One) => Promise<void>
}

/** One check for each requirement, which judges all of its golden cases. */
export const goldenChecks = <One extends Golden>(
  area: string, cases: readonly One[], { needs, judge }: Judged<One>,
): Check[] => [...new Set(cases.map(({ requirement }) => requirement))].map((requirement) => check({
  id: `${area}/vectors-of-${requirement.toLowerCase().replace('.', '-')}`,
  requirement,
  needs,
  tags: ['vectors'],
  async run(context) {
    const judgeOne = judge(context)
    for (const one of cases.filter((each) => each.requirement === requirement)) await judgeOne(one)
  },
}))

/** Makes a thing at the first call for its key, and gives the same one afterwards. */
export const once = <Made>(make: (key: string) => Promise<Made>) => {
  const made = new Map<string, Promise<Made>>()
  return async (key: string): Promise<Made> => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}
