import { check } from '../../src/check.ts'

const needs = ['invoices']

export default [
  check({
    id: 'discounts/a-proration-credit-is-net-already',
    requirement: 'DSC-2.7',
    needs,
    async run({ expect, given }) {
      const flat = (amount: string) => ({ seat: { pricing: { type: 'flat', amount } } }) as const
      const [small, large] = [await given.catalog(flat('31')), await given.catalog(flat('62'))]
      const clock = await given.testClock('2026-01-01T00:00:00Z')
      await given.settings({ draft_grace_hours: 0 })
      const customer = await given.customer({ test_clock_id: clock.id })
      await given.discount(customer, { percentage: '50' })
      const subscription = await given.subscription(
        { customer_id: customer.id, plan_id: small.plan.id })
      await given.advance(clock, '2026-01-11T00:00:00Z')
      await given.change(subscription, { effective: 'now', plan_id: large.plan.id })
      const [first, second] = await given.billed(subscription)
      expect.equal(first?.invoice.total, '15.50', 'half of the charge is taken off')
      const told = second?.lines.map(({ kind, amount, discount_amount, net_amount }) =>
        [kind, amount, discount_amount, net_amount].join(' '))
      expect.equal(told?.toSorted(),
        ['proration_charge 42.00 21.00 21.00', 'proration_credit -10.50 0.00 -10.50'],
        'what was billed is given back; the new charge is reduced, its credit is not')
      expect.equal([second?.invoice.discount_total, second?.invoice.total], ['21.00', '10.50'],
        'and so is the invoice')
    },
  }),
  check({
    id: 'discounts/a-trial-is-free-already',
    requirement: 'DSC-2.7',
    needs,
    async run({ expect, given }) {
      const { plan } = await given.catalog({ seat: { pricing: { type: 'flat', amount: '31' } } })
      const clock = await given.testClock('2026-01-01T00:00:00Z')
      await given.settings({ draft_grace_hours: 0 })
      const customer = await given.customer({ test_clock_id: clock.id })
      await given.discount(customer, { amount_off: '10', currency: 'USD' })
      const subscription = await given.subscription({ customer_id: customer.id, plan_id: plan.id,
        trial_end: '2026-01-15T00:00:00Z' })
      await given.advance(clock, '2026-01-15T00:00:00Z')
      const [trial, paid] = await given.billed(subscription)
      expect.every(trial?.lines ?? [], ({ discount_amount }) => discount_amount === '0.00',
        'no line of the trial is reduced')
      expect.equal([trial?.invoice.discount_total, trial?.invoice.total], ['0.00', '0.00'],
        'nor its invoice')
      expect.equal([paid?.invoice.discount_total, paid?.invoice.total], ['10.00', '21.00'],
        'what is paid is reduced')
    },
  }),
]
