import type { Invoice } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { billedOf, draftOf } from '../one-off.ts'

const needs = ['customers']

/** What an invoice says of its taxes: each base and amount, and the totals. */
const told = ({ taxes, tax_total, total }: Invoice): unknown[] =>
  [...taxes.map(({ taxable_amount, amount }) => `${taxable_amount} ${amount}`), tax_total, total]

type Row = [percentage: string, currency: string, lines: string[], wanted: string[], why: string]

const once: Row[] = [
  ['10', 'USD', ['0.35', '0.35', '0.35'], ['1.05 0.11', '0.11', '1.16'],
    'half a cent of the sum is rounded away from zero, no line is rounded by itself'],
  ['10', 'USD', ['0.04', '0.04', '0.04'], ['0.12 0.01', '0.01', '0.13'],
    'what no line reaches the sum does'],
  ['8.875', 'USD', ['1000'], ['1000.00 88.75', '88.75', '1088.75'], 'three digits are kept'],
  ['0.0000000001', 'USD', ['1000000000000'], ['1000000000000.00 1.00', '1.00', '1000000000001.00'],
    'ten digits are kept'],
  ['7.7', 'JPY', ['65'], ['65 5', '5', '70'], '5.005 in whole units'],
  ['5', 'KWD', ['0.030'], ['0.030 0.002', '0.002', '0.032'], '0.0015 in thousandths'],
  ['0', 'USD', ['10'], ['10.00 0.00', '0.00', '10.00'], 'a rate of zero is listed'],
  ['100', 'USD', ['10'], ['10.00 10.00', '10.00', '20.00'], 'the highest rate'],
  ['10', 'USD', ['10', '-4.55'], ['5.45 0.55', '0.55', '6.00'], 'a line below zero is in the sum'],
  ['10', 'USD', ['-1.05'], ['-1.05 -0.11', '-0.11', '-1.16'], 'below zero it is the same'],
]

const carved: Row[] = [
  ['19', 'USD', ['119'], ['19.00', '119.00'], 'the tax is inside'],
  ['20', 'USD', ['0.35', '0.35', '0.35'], ['0.18', '1.05'], '1.05 x 20 / 120 = 0.175'],
  ['7.7', 'JPY', ['1077'], ['77', '1077'], 'in whole units'],
  ['19', 'USD', ['-119'], ['-19.00', '-119.00'], 'below zero it is the same'],
]

export default [
  check({
    id: 'taxes/a-rate-is-rounded-once-on-its-sum',
    requirement: 'TAX-1.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      for (const [percentage, currency, lines, wanted, why] of once) {
        const rate = await given.taxRate(percentage)
        expect.equal(rate.percentage, percentage, 'a rate keeps its digits')
        const terms = { customer, currency, lines, tax_rate_ids: [rate.id] }
        expect.equal(told(await draftOf(context, terms)), wanted, why)
      }
    },
  }),
  check({
    id: 'taxes/tax-is-on-what-coupons-leave',
    requirement: 'TAX-1.1',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      const [added, inside] = [await given.taxRate('20'),
        await given.taxRate('20', { inclusive: true })]
      const lines = ['60', '60']
      const ask = async (id: string): Promise<unknown[]> =>
        told(await billedOf(context, { customer, lines, tax_rate_ids: [id] }))
      expect.equal(await ask(added.id), ['120.00 24.00', '24.00', '144.00'], 'without a coupon')
      await given.discount(customer, { percentage: '25' })
      expect.equal(await ask(added.id), ['90.00 18.00', '18.00', '108.00'], 'of what is left')
      expect.equal(await ask(inside.id), ['75.00 15.00', '15.00', '90.00'], 'inclusive or not')
    },
  }),
  check({
    id: 'taxes/exclusive-is-added-and-inclusive-carved-out',
    requirement: 'TAX-1.2',
    needs,
    async run(context) {
      const { expect, given } = context
      const customer = await given.customer()
      for (const [percentage, currency, lines, wanted, why] of carved) {
        const inside = await given.taxRate(percentage, { inclusive: true })
        const terms = { customer, currency, lines }
        const invoice = await billedOf(context, { ...terms, tax_rate_ids: [inside.id] })
        expect.equal([invoice.tax_total, invoice.total], wanted, why)
        const plain = await draftOf(context, terms)
        expect.equal([invoice.subtotal, invoice.total], [plain.subtotal, plain.total],
          'an inclusive tax leaves the total as it is')
      }
      const added = await given.taxRate('19')
      const invoice = await billedOf(context,
        { customer: await given.customer(), lines: ['119'], tax_rate_ids: [added.id] })
      expect.equal([told(invoice), invoice.amount_due],
        [['119.00 22.61', '22.61', '141.61'], '141.61'], 'an exclusive one is added to what is due')
    },
  }),
]
