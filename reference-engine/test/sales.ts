import type { Sale } from './billing-world.ts'

/** A licensed seat, billed before its period. */
export const seat: Sale = { pricing: { type: 'flat', amount: '49' } }

/** A fixed charge that is billed after its period. */
export const support: Sale = { pricing: { type: 'flat', amount: '7.5' }, timing: 'in_arrears' }

/** Usage of the test meter: 2.00 each up to 10, 1.00 beyond. */
export const storage: Sale = {
  metered: true,
  pricing: { type: 'graduated', tiers: [{ up_to: '10', unit_amount: '2' }, { unit_amount: '1' }] },
}
