import type { Check } from '../check.ts'

/** The selected checks and, before them, the checks they need. */
export const withNeeds = (selected: readonly Check[], all: readonly Check[]): Check[] => {
  const byId = new Map(all.map((check) => [check.id, check]))
  const wanted = new Set<Check>()
  const add = (check: Check): void => {
    if (wanted.has(check)) return
    for (const need of check.needs) {
      const needed = byId.get(need)
      if (needed !== undefined) add(needed)
    }
    wanted.add(check)
  }
  for (const check of selected) add(check)
  return [...wanted]
}
