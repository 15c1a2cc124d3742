import type { Check } from '../check.ts'
import type { Contract } from '../contract/contract.ts'

/** Which checks to run; an empty list selects everything. */
export type Selection = {
  /** Check ids, areas of checks, requirement ids or areas of requirements. */
  only: readonly string[]
  profiles: readonly string[]
  tags: readonly string[]
  operations: readonly string[]
}

export const everything: Selection = { only: [], profiles: [], tags: [], operations: [] }

/** Whether the selection leaves something out. */
export const isPartial = (selection: Selection): boolean =>
  Object.values(selection).some((list) => list.length > 0)

const within = (id: string, name: string): boolean =>
  id === name || ['/', '-', '.'].some((mark) => id.startsWith(`${name}${mark}`))

const fits = (wanted: readonly string[], fit: (one: string) => boolean): boolean =>
  wanted.length === 0 || wanted.some(fit)

// `mon-4` means MON-4, but `prices/a` must not select `prices/a-b`.
const named = (check: Check, name: string): boolean =>
  check.id === name || check.id.startsWith(`${name}/`)
  || check.requirements.some((id) => within(id, name.toUpperCase()))

/** The checks that the selection names, in their order. */
export const select = (
  checks: readonly Check[], selection: Selection, { contract }: { contract: Contract },
): Check[] => {
  const { only, profiles, tags, operations } = selection
  const profileOf = new Map(contract.requirements.map(({ id, profile }) => [id, profile]))
  const served = (operationId: string): readonly string[] =>
    contract.operations.find((one) => one.operationId === operationId)?.requirements ?? []
  return checks.filter((check) =>
    fits(only, (name) => named(check, name))
    && fits(profiles, (profile) => check.requirements.some((id) => profileOf.get(id) === profile))
    && fits(tags, (tag) => check.tags.includes(tag))
    && fits(operations, (operation) =>
      check.requirements.some((id) => served(operation).includes(id))))
}
