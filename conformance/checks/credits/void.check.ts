import type { CreditGrant, Customer } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import {
  askGrant, askGrantVoid, balancesOf, entriesOf, entryTexts, grantOf, readGrant,
} from '../credited.ts'
import { expectFaults, type NamedFault } from '../named-faults.ts'
import { billedOf } from '../one-off.ts'
import { refused } from '../refused.ts'
import { stateMachine } from '../state-machine.ts'

const needs = ['customers', 'test-clocks']
const [now, soon] = ['2026-06-01T00:00:00Z', '2026-06-10T00:00:00Z']

type Place = { customer: Customer; clock: { id: string } }

/** A grant of 10.00 in this status. */
const grantIn = async (
  context: CheckContext, status: string, { customer, clock }: Place,
): Promise<CreditGrant> => {
  const { expect, given } = context
  const granted = { customer, amount: '10' }
  if (status === 'pending') return grantOf(context, { ...granted, effective_at: soon })
  const expires = status === 'expired' ? { expires_at: soon } : {}
  const grant = await grantOf(context, { ...granted, ...expires })
  if (status === 'exhausted') await billedOf(context, { customer, lines: ['10'] })
  if (status === 'voided') expect.status(await askGrantVoid(context, grant), 200)
  if (status === 'expired') await given.advance(clock, soon)
  return grant
}

const faults: [values: object, faults: NamedFault[]][] = [
  [{ amount: '1.005' }, [['/amount', 'amount_too_precise']]],
  [{ amount: '1', effective_at: soon, expires_at: soon }, [['/expires_at',
    'expires_before_effective']]],
  [{ amount: '0.001', effective_at: soon, expires_at: now }, [['/amount', 'amount_too_precise'],
    ['/expires_at', 'expires_before_effective']]],
]

export default [
  check({
    id: 'credits/a-voided-grant-loses-what-is-left',
    requirement: 'CRD-3.6',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      const [grant, other] = [await grantOf(context, { customer, amount: '10' }),
        await grantOf(context, { customer, amount: '1' })]
      await billedOf(context, { customer, lines: ['4'] })
      const voided = expect.status(await askGrantVoid(context, grant), 200).body
      expect.equal([voided.status, voided.amount, voided.remaining], ['voided', '10.00', '0.00'],
        'nothing is left of it')
      expect.present(voided.voided_at, 'it says when')
      expect.equal(await readGrant(context, grant), voided, 'it is stored so')
      const read = async () => [await readGrant(context, grant),
        await entriesOf(context, customer), await balancesOf(context, customer)]
      expect.equal(entryTexts(await entriesOf(context, customer)),
        ['granted 10.00', 'granted 1.00', 'applied -4.00', 'voided -6.00'], 'by an entry')
      expect.equal(await balancesOf(context, customer), { USD: ['1.00', '1.00'] },
        'the other one stays')
      const told = await refused(context, { problem: 'invalid_state_transition', read,
        ask: async () => askGrantVoid(context, grant) })
      expect.equal([told.state, told.action], ['voided', 'void'], 'once')
      expect.status(await askGrantVoid(context, other), 200)
    },
  }),
  check({
    id: 'credits/the-state-machine-says-what-can-be-voided',
    requirement: 'CRD-3.6',
    needs,
    tags: ['derived'],
    async run(context) {
      const { contract, expect, given } = context
      const machine = stateMachine(contract, 'CreditGrant.status')
      for (const status of machine.states) {
        const clock = await given.testClock(now)
        const customer = await given.customer({ test_clock_id: clock.id })
        const grant = await grantIn(context, status, { customer, clock })
        expect.equal((await readGrant(context, grant)).status, status, `it is ${status}`)
        const ask = async () => askGrantVoid(context, grant)
        if (machine.allowed(status).includes('void')) {
          const { body } = expect.status(await ask(), 200)
          expect.equal([body.status, body.remaining], ['voided', '0.00'], 'it is voided')
        } else {
          const told = await refused(context, { problem: 'invalid_state_transition', ask,
            read: async () => [await readGrant(context, grant),
              await entriesOf(context, customer)] })
          expect.equal([told.state, told.action], [status, 'void'], 'it says why')
        }
      }
    },
  }),
  check({
    id: 'credits/a-grant-that-contradicts-itself-is-refused',
    requirement: 'ERR-2.2',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const customer = await given.customer()
      for (const [values, wanted] of faults) {
        const granted = { customer, amount: '1', ...values }
        expectFaults(context, await askGrant(context, granted),
          { problem: 'credit_grant_invalid', faults: wanted })
      }
      expect.equal([await api.all('/credit-grants'), await entriesOf(context, customer)], [[], []],
        'nothing is stored')
      expect.status(await askGrant(context,
        { customer, amount: '1', effective_at: now, expires_at: soon }), 201)
    },
  }),
]
