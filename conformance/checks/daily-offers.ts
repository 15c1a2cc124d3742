import type { Meter } from '@valora/spec/types'
import type { EventInput } from '../src/given/given.ts'

// 31 a month is 1 a day in January, so that shares of it can be counted by hand.
const monthly = { type: 'per_unit', unit_amount: '31' } as const

/** Seats are charged in advance. */
export const seats = (quantity = '1') =>
  ({ pricing: monthly, timing: 'in_advance', quantity }) as const

/** Desks are charged in arrears. */
export const desks = (quantity = '1') =>
  ({ pricing: monthly, timing: 'in_arrears', quantity }) as const

/** Calls are measured and cost 1 each. */
export const calls = { pricing: { type: 'per_unit', unit_amount: '1' }, meter: true } as const

/** So many calls at an instant. */
export const called = ({ event_name }: Meter, timestamp: string, amount: string): EventInput =>
  ({ event_name, timestamp, properties: { amount } })
