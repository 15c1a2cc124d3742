import type { Invoice, InvoiceExplanation, InvoiceLine, Price } from '@valora/spec/types'
import { canonicalJson, checksum, digest } from '../../oracle/canonical.ts'
import { exact } from '../../oracle/decimal-text.ts'
import { parse, subtract, sum } from '../../oracle/rational.ts'
import { check } from '../../src/check.ts'
import { grantOf } from '../credited.ts'
import type { CheckContext } from '../../src/check.ts'
import type { Billing } from '../../src/given/given.ts'

const needs = ['invoices', 'usage-ingest']

type Explained = {
  scene: Billing & { fixed: Price }
  invoice: Invoice
  lines: InvoiceLine[]
  explanation: InvoiceExplanation
  events: Awaited<ReturnType<CheckContext['given']['ingest']>>
}

/** A finalized invoice with a usage line over two tiers and a fixed line. */
const explained = async ({ api, expect, given }: CheckContext): Promise<Explained> => {
  const scene = await given.billing({
    now: '2026-01-31T00:00:00Z', included_quantity: '0.5',
    pricing: { type: 'graduated',
      tiers: [{ up_to: '10', unit_amount: '2', flat_amount: '0.25' }, { unit_amount: '1.0005' }] },
    fixed: { pricing: { type: 'per_unit', unit_amount: '3.335' }, quantity: '3' },
  })
  const event = (timestamp: string, amount: string) =>
    ({ event_name: scene.meter.event_name, timestamp, properties: { amount } })
  await given.advance(scene.clock, '2026-02-27T23:58:00Z')
  const events = await given.ingest(scene.customer, [event('2026-02-01T00:00:00.500Z', '8'),
    event('2026-02-27T23:00:00Z', '3.751'), event('2026-02-28T00:00:00Z', '100')])
  await given.advance(scene.clock, '2026-02-28T00:00:00Z')
  const invoice = expect.present((await given.invoices(scene.subscription)).at(-1), 'it is billed')
  const { body } = expect.status(
    await api.get<InvoiceExplanation>(`/invoices/${invoice.id}/explanation`), 200)
  const fixed = expect.present(scene.fixed, 'there is a fixed price')
  const lines = await given.lines(invoice)
  const counted = events.slice(0, 2)
  return { scene: { ...scene, fixed }, invoice, lines, explanation: body, events: counted }
}

type Figures =
  Pick<InvoiceLine, 'kind' | 'period' | 'quantity' | 'amount_unrounded' | 'amount'>

const figures = ({ kind, period, quantity, amount_unrounded, amount }: Figures): Figures =>
  ({ kind, period, quantity, amount_unrounded, amount })

const closing = { start: '2026-01-31T00:00:00Z', end: '2026-02-28T00:00:00Z' }
const next = { start: '2026-02-28T00:00:00Z', end: '2026-03-31T00:00:00Z' }

export default [
  check({
    id: 'invoices/a-line-says-what-it-bills',
    requirement: 'INV-7.1',
    needs,
    async run(context) {
      const { expect } = context
      const { scene, invoice, lines } = await explained(context)
      expect.equal(lines.map(({ position }) => position), [1, 2], 'positions count from 1')
      const told = (kind: string) => {
        const line = expect.holds(lines, (one) => one.kind === kind, `there is a ${kind} line`)
        expect.equal(line.invoice_id, invoice.id, 'a line belongs to its invoice')
        return [line.price_id, line.product_id, line.meter_id, line.period, line.quantity]
      }
      const { fixed, meter, price } = scene
      expect.equal(told('usage'), [price.id, price.product_id, meter.id, closing, '11.751'],
        'usage is a line of the period that closed')
      expect.equal(told('fixed'), [fixed.id, fixed.product_id, null, next, '3'],
        'a fixed charge is a line of the period that opened')
    },
  }),
  check({
    id: 'invoices/a-line-carries-its-exact-amount',
    requirement: 'INV-7.2',
    needs,
    async run(context) {
      const { expect } = context
      const { lines } = await explained(context)
      const told = (kind: string) => {
        const line = expect.holds(lines, (one) => one.kind === kind, `there is a ${kind} line`)
        return [line.amount_unrounded, line.amount]
      }
      expect.equal(told('usage'), ['21.5016255', '21.50'], 'its amount is its exact one, rounded')
      expect.equal(told('fixed'), ['10.005', '10.01'], 'half a cent is rounded away from zero')
    },
  }),
  check({
    id: 'invoices/an-explanation-derives-every-line',
    requirement: 'INV-8.1',
    needs,
    async run(context) {
      const { expect } = context
      const { scene, invoice, lines, explanation, events } = await explained(context)
      const { calculation, references } = explanation
      expect.equal([explanation.invoice_id, calculation.currency, calculation.subtotal,
        calculation.total], [invoice.id, 'USD', invoice.subtotal, invoice.total],
      'it explains this invoice')
      expect.equal(references.map((one) => [one.position, one.line_id, one.price_id, one.meter_id]),
        lines.map((line) => [line.position, line.id, line.price_id, line.meter_id]),
        'a reference says what each line stands for')
      expect.equal(calculation.lines.map(figures), lines.map(figures), 'every line is derived')
      const usage = expect.holds(calculation.lines, ({ kind }) => kind === 'usage', 'usage is told')
      expect.equal([usage.event_count, usage.event_checksum], [2, checksum(events)],
        'the events of the line are counted and proved')
      expect.equal([usage.included_quantity, usage.pricing], ['0.5', scene.price.pricing],
        'the price is in it')
      for (const line of calculation.lines) {
        const steps = sum(line.steps.map(({ amount_unrounded }) => parse(amount_unrounded)))
        expect.equal(exact(steps), line.amount_unrounded, 'the steps add up to the exact amount')
        expect.equal(line.rounding_residue,
          exact(subtract(parse(line.amount_unrounded), parse(line.amount))),
          'the residue is what rounding left')
      }
      expect.equal(usage.steps.map(({ ref, quantity }) => `${ref} ${quantity}`),
        ['tier-1 10', 'tier-1-flat 1', 'tier-2 1.251'], 'each tier is a step')
    },
  }),
  check({
    id: 'invoices/the-digest-is-that-of-the-calculation',
    requirement: 'INV-8.2',
    needs,
    async run(context) {
      const { expect } = context
      const { explanation } = await explained(context)
      expect.equal(explanation.calculation_digest, digest(explanation.calculation),
        'the digest is the SHA-256 of the canonical calculation')
    },
  }),
  check({
    id: 'invoices/a-calculation-holds-no-ids',
    requirement: 'INV-8.3',
    needs,
    async run(context) {
      const { api, expect, given } = context
      const { clock, customer, subscription } = await given.scene({
        offers: { seat: { pricing: { type: 'flat', amount: '10' } } },
        settings: { draft_grace_hours: 2 },
        customer: { tax_rate_ids: [(await given.taxRate('10')).id] },
      })
      await given.discount(customer, { percentage: '10' })
      await grantOf(context, { customer, amount: '1' })
      await given.advance(clock, '2026-01-01T01:23:45Z')
      const [draft] = await given.invoices(subscription)
      const { id } = expect.present(draft, 'the period is invoiced')
      const { body } = expect.status(await api.post<Invoice>(`/invoices/${id}/finalize`), 200)
      expect.equal(body.finalized_at, '2026-01-01T01:23:45Z', 'it is finalized between two hours')
      const answer = await api.get<InvoiceExplanation>(`/invoices/${id}/explanation`)
      const { calculation } = expect.status(answer, 200).body
      const { lines, discounts, taxes, credits } = calculation
      expect.equal([lines, lines[0]?.steps, discounts, taxes, credits].map((part) => part?.length),
        [1, 1, 1, 1, 1], 'the calculation is there')
      const text = canonicalJson(calculation)
      expect.equal(text.match(/[a-z]+_[0-9a-hjkmnp-tv-z]{26}/g) ?? [], [], 'it holds no object id')
      expect.equal(text.match(/01:23:45|"(created|finalized|calculated)_at"/g) ?? [], [],
        'it holds no time of its own making')
    },
  }),
]
