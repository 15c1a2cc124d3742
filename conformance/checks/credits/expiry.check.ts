import { check } from '../../src/check.ts'
import { balancesOf, entriesOf, entryTexts, grantOf, readGrant } from '../credited.ts'
import { billedOf } from '../one-off.ts'

const needs = ['customers', 'test-clocks']

export default [
  check({
    id: 'credits/what-is-left-expires-at-its-instant',
    requirement: 'CRD-3.5',
    needs,
    async run(context) {
      const { expect, given } = context
      const clock = await given.testClock('2026-06-01T00:00:00Z')
      const customer = await given.customer({ test_clock_id: clock.id })
      const expires_at = '2026-06-10T12:00:00Z'
      const grant = await grantOf(context, { customer, amount: '10', expires_at })
      const invoice = await billedOf(context, { customer, lines: ['4'] })
      await given.advance(clock, '2026-06-10T11:59:59Z')
      expect.equal(entryTexts(await entriesOf(context, customer)),
        ['granted 10.00', 'applied -4.00'], 'a second before nothing has expired')
      const before = await readGrant(context, grant)
      expect.equal([before.status, before.remaining], ['active', '6.00'], 'the rest is there')
      await given.advance(clock, expires_at)
      const entries = await entriesOf(context, customer)
      expect.equal(entryTexts(entries), ['granted 10.00', 'applied -4.00', 'expired -6.00'],
        'what is left leaves the ledger')
      expect.equal([entries[2]?.at, entries[1]?.invoice_id, entries[2]?.invoice_id],
        [expires_at, invoice.id, null], 'at its instant')
      const after = await readGrant(context, grant)
      expect.equal([after.status, after.remaining], ['expired', '0.00'], 'nothing is left of it')
      expect.equal(await balancesOf(context, customer), { USD: ['0.00', '0.00'] }, 'nor to take')
    },
  }),
  check({
    id: 'credits/each-expires-at-its-own-instant-however-far-the-clock-goes',
    requirement: 'CRD-3.5',
    needs,
    async run(context) {
      const { expect, given } = context
      const clock = await given.testClock('2026-06-01T00:00:00Z')
      const customer = await given.customer({ test_clock_id: clock.id })
      const instants = ['2026-09-01T00:00:00Z', '2026-06-01T00:00:01Z', '2027-02-28T23:59:59Z']
      for (const expires_at of instants) {
        await grantOf(context, { customer, amount: '10', expires_at })
      }
      const kept = await grantOf(context, { customer, amount: '1' })
      await given.advance(clock, '2028-01-01T00:00:00Z')
      const expired = (await entriesOf(context, customer)).filter(({ type }) => type === 'expired')
      expect.equal(expired.map(({ at, amount }) => `${at} ${amount}`),
        instants.toSorted().map((at) => `${at} -10.00`), 'each at its own instant, in order')
      expect.equal((await readGrant(context, kept)).status, 'active', 'what never expires stays')
    },
  }),
]
