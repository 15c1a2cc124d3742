import type { CouponCreate, Customer, Discount, Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { billedOf, draftOf, readInvoice } from '../one-off.ts'
import { refused } from '../refused.ts'

const needs = ['customers']

const discountsOf = async ({ api }: CheckContext, { id }: Customer): Promise<Discount[]> =>
  api.all<Discount>(`/customers/${id}/discounts`)

/** Whether a customer's one discount goes on, and for how many invoices. */
const standing = async (context: CheckContext, customer: Customer): Promise<unknown[]> =>
  (await discountsOf(context, customer)).flatMap(({ status, remaining_invoices }) =>
    [status, remaining_invoices])

type Row = [coupon: Partial<CouponCreate>, left: (string | number | null)[][], totals: string[]]

const rows: Row[] = [
  [{ duration: 'once' }, [['active', 1], ['used', 0], ['used', 0], ['used', 0]],
    ['9.00', '10.00', '10.00']],
  [{ duration: 'repeating', duration_invoices: 2 },
    [['active', 2], ['active', 1], ['used', 0], ['used', 0]], ['9.00', '9.00', '10.00']],
  [{ duration: 'forever' },
    [['active', null], ['active', null], ['active', null], ['active', null]],
    ['9.00', '9.00', '9.00']],
]

const remove = async ({ api }: CheckContext, { customer_id, id }: Discount) =>
  api.send<Discount>({ method: 'DELETE', path: `/customers/${customer_id}/discounts/${id}` })

export default [
  check({
    id: 'discounts/a-coupon-lasts-for-its-invoices',
    requirement: 'DSC-2.3',
    needs,
    async run(context) {
      const { expect, given } = context
      for (const [coupon, left, totals] of rows) {
        const customer = await given.customer()
        await given.discount(customer, { percentage: '10', ...coupon })
        const drafts: Invoice[] = []
        for (const _ of totals) drafts.push(await draftOf(context, { customer, lines: ['10'] }))
        expect.equal(drafts.map(({ total }) => total), ['9.00', '9.00', '9.00'],
          'drafts do not use it up')
        const seen = [await standing(context, customer)]
        const billed: string[] = []
        for (const draft of drafts) {
          billed.push((await given.finalize(draft)).total)
          seen.push(await standing(context, customer))
        }
        expect.equal([billed, seen], [totals, left], 'finalized invoices do, one after the other')
      }
    },
  }),
  check({
    id: 'discounts/two-finalizations-do-not-share-one-use',
    requirement: 'DSC-2.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      await given.discount(customer,
        { percentage: '10', duration: 'repeating', duration_invoices: 2 })
      const drafts = await Promise.all(Array.from({ length: 6 }, async () =>
        draftOf(context, { customer, lines: ['10'] })))
      const done = await Promise.all(drafts.map(async (draft) => given.finalize(draft)))
      expect.equal(done.map(({ total }) => total).toSorted(),
        ['10.00', '10.00', '10.00', '10.00', '9.00', '9.00'], 'two of six are reduced')
      expect.equal(await standing(context, customer), ['used', 0], 'then it is used')
    },
  }),
  check({
    id: 'discounts/a-removed-one-reduces-nothing-later',
    requirement: 'DSC-2.6',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      const terms = { customer, lines: ['10'] }
      const discount = await given.discount(customer, { percentage: '10' })
      const [before, draft] = [await billedOf(context, terms), await draftOf(context, terms)]
      expect.equal([before.total, draft.total], ['9.00', '9.00'], 'it reduces what comes before')
      const other = { ...discount, customer_id: (await given.customer()).id }
      await refused(context, { problem: 'discount_not_found',
        ask: async () => remove(context, other),
        read: async () => discountsOf(context, customer) })
      const gone = expect.status(await remove(context, discount), 200).body
      expect.equal([gone.id, gone.status], [discount.id, 'removed'], 'it is removed')
      expect.present(gone.removed_at, 'and says when')
      expect.equal(await discountsOf(context, customer), [gone], 'it is stored so')
      const { total, discounts } = await given.finalize(draft)
      expect.equal([total, discounts], ['10.00', []], 'a draft from before is not reduced any more')
      expect.equal((await billedOf(context, terms)).total, '10.00', 'nor is a later one')
      expect.equal(await readInvoice(context, before), before, 'a finalized one does not change')
    },
  }),
  check({
    id: 'discounts/voiding-gives-the-use-back',
    requirement: 'DSC-2.8',
    needs,
    async run(context) {
      const { expect, given } = context
      for (const [duration_invoices, uses] of [[1, 1], [2, 1], [2, 2]] as const) {
        const customer = await given.customer()
        const terms = { customer, lines: ['10'] }
        await given.discount(customer,
          { percentage: '10', duration: 'repeating', duration_invoices })
        const billed: Invoice[] = []
        for (let use = 0; use < uses; use += 1) billed.push(await billedOf(context, terms))
        await given.void(billed[0] as Invoice)
        expect.equal(await standing(context, customer), ['active', duration_invoices - uses + 1],
          'one invoice more can be reduced')
        for (let left = duration_invoices - uses + 1; left > 0; left -= 1) {
          expect.equal((await billedOf(context, terms)).total, '9.00', 'it is reduced')
        }
        expect.equal((await billedOf(context, terms)).total, '10.00', 'and no other')
      }
    },
  }),
  check({
    id: 'discounts/what-never-reduced-it-gives-nothing-back',
    requirement: 'DSC-2.8',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      const terms = { customer, lines: ['10'] }
      const plain = await billedOf(context, terms)
      const discount = await given.discount(customer, { percentage: '10', duration: 'once' })
      await billedOf(context, terms)
      await given.void(plain)
      expect.equal(await standing(context, customer), ['used', 0], 'it was not used by that one')
      const reduced = await given.discount(customer, { percentage: '20', duration: 'once' })
      const last = await billedOf(context, terms)
      expect.equal(last.total, '8.00', 'another one reduces the next')
      expect.status(await remove(context, reduced), 200)
      await given.void(last)
      const after = await discountsOf(context, customer)
      expect.equal(after.map(({ id, status }) => [id, status]),
        [[reduced.id, 'removed'], [discount.id, 'used']], 'a removed one stays removed')
      expect.equal((await billedOf(context, terms)).total, '10.00', 'and reduces nothing')
    },
  }),
]
