import type { Contract } from '../contract/contract.ts'
import type { Selection } from '../runner/select.ts'
import { UsageFault } from '../usage-fault.ts'
import { listOf } from './parse-flags.ts'

const many = { type: 'string', multiple: true } as const

export const selectionOptions = { only: many, profile: many, tag: many, operation: many } as const

const requireKnown = (flag: string, given: string[], { known }: { known: readonly string[] }) => {
  const unknown = given.find((name) => !known.includes(name))
  if (unknown === undefined) return
  const near = known.length <= 20 ? ` Known are ${known.join(', ')}.` : ''
  throw new UsageFault(`The contract has no ${flag} "${unknown}".${near}`)
}

/** The selection that the flags name; profiles and operations must be those of the contract. */
export const readSelection = (
  values: Record<string, string | boolean | string[] | undefined>, contract: Contract,
): Selection => {
  const [profiles, operations] = [listOf(values['profile']), listOf(values['operation'])]
  requireKnown('profile', profiles, { known: contract.profiles })
  const ids = contract.operations.map(({ operationId }) => operationId)
  requireKnown('operation', operations, { known: ids })
  return { only: listOf(values['only']), tags: listOf(values['tag']), profiles, operations }
}
