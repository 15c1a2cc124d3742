import fc from 'fast-check'
import type { PricePreview, Pricing } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { billed, exact } from '../../oracle/decimal-text.ts'
import { rate, steps } from '../../oracle/rate.ts'
import { add, multiply, parse, sum } from '../../oracle/rational.ts'
import { sameSteps } from '../../oracle/same-steps.ts'
import { forAll } from '../for-all.ts'

const digits = (integer: number, fraction: number) =>
  fc.tuple(fc.integer({ min: 0, max: integer }), fc.integer({ min: 0, max: fraction }))
    .map(([whole, part]) => (part === 0 ? String(whole) : `${whole}.${String(part)}`))

const unitAmount = digits(50, 99_999)
const quantity = digits(5000, 999)

const bounds = fc.uniqueArray(fc.integer({ min: 1, max: 4000 }), { maxLength: 4 })
  .map((list) => list.toSorted((a, b) => a - b))

const tiers = fc.tuple(bounds, fc.array(unitAmount, { minLength: 5, maxLength: 5 }), fc.boolean())
  .map(([list, amounts, flats]) => [...list.map(String), undefined].map((up_to, index) => ({
    ...(up_to === undefined ? {} : { up_to }),
    unit_amount: amounts[index] ?? '1',
    ...(flats ? { flat_amount: String(index) } : {}),
  })))

const pricing: fc.Arbitrary<Pricing> = fc.oneof(
  unitAmount.map((amount) => ({ type: 'flat' as const, amount })),
  unitAmount.map((unit_amount) => ({ type: 'per_unit' as const, unit_amount })),
  tiers.map((list) => ({ type: 'graduated' as const, tiers: list })),
  tiers.map((list) => ({ type: 'volume' as const, tiers: list })),
  fc.tuple(fc.integer({ min: 1, max: 900 }), unitAmount).map(([size, package_amount]) =>
    ({ type: 'package' as const, package_size: String(size), package_amount })),
)

export default [
  check({
    id: 'prices/any-preview-equals-the-model',
    requirement: ['PRC-7.2', 'MON-4.1'],
    needs: ['prices'],
    tags: ['property'],
    async run(context) {
      const { api, contract, expect } = context
      const currency = fc.constantFrom('USD', 'JPY', 'KWD')
      const holds = async ([model, text, code]: [Pricing, string, string]) => {
        const price = { currency: code, pricing: model }
        const answer = await api.post<PricePreview>('/prices/preview', { price, quantity: text })
        const { body } = expect.status(answer, 200)
        const wanted = rate(price, parse(text))
        expect.equal(body.amount_unrounded, exact(wanted), 'the exact amount is the model\'s')
        expect.equal(body.amount, billed(wanted, contract.currencies.get(code) ?? 2),
          'the amount is the exact one, rounded once')
        const added = sum(body.steps.map((step) => parse(step.amount_unrounded)))
        expect.equal(exact(added), body.amount_unrounded, 'the steps add up')
        for (const step of body.steps) {
          const product = multiply(parse(step.quantity), parse(step.unit_amount))
          expect.equal(exact(product), step.amount_unrounded, 'a step is its own product')
        }
        const whole = add(parse(body.amount), parse(body.rounding_residue))
        expect.equal(exact(whole), body.amount_unrounded, 'amount and residue are the exact amount')
        expect.that(sameSteps(body.steps, steps(price, parse(text))),
          'the steps are the parts of the price')
      }
      await forAll(context, fc.tuple(pricing, quantity, currency), { runs: 60, holds })
    },
  }),
  check({
    id: 'prices/a-preview-stores-nothing',
    requirement: 'PRC-7.1',
    needs: ['prices'],
    async run({ api, expect, given }) {
      const price = await given.price({ pricing: { type: 'per_unit', unit_amount: '2' } })
      const stored = await api.post<PricePreview>('/prices/preview',
        { price_id: price.id, quantity: '3' })
      expect.equal(expect.status(stored, 200).body.amount, '6.00', 'a stored price is previewed')
      const inline = await api.post<PricePreview>('/prices/preview',
        { price: { currency: 'USD', pricing: price.pricing }, quantity: '3' })
      expect.equal(inline.body, stored.body, 'an inline price gives the same derivation')
      expect.equal(await api.all('/prices'), [price], 'a preview stores nothing')
      expect.equal((await api.get(`/prices/${price.id}`)).body, price, 'and changes nothing')
    },
  }),
  check({
    id: 'prices/a-preview-equals-the-invoice-line',
    requirement: 'PRC-7.3',
    needs: ['subscriptions', 'usage-ingest', 'invoices'],
    async run({ api, expect, given }) {
      const model: Pricing = { type: 'graduated', tiers: [
        { up_to: '10', unit_amount: '0.0333', flat_amount: '1.005' }, { unit_amount: '0.0111' }] }
      const scene = await given.billing({ pricing: model, included_quantity: '2' })
      await given.ingest(scene.customer, [{ event_name: scene.meter.event_name,
        timestamp: scene.clock.now, properties: { amount: '17.25' } }])
      await given.advance(scene.clock, '2026-02-01T00:00:00Z')
      const [invoice] = await given.invoices(scene.subscription)
      const [line] = await given.lines(expect.present(invoice, 'usage is invoiced'))
      const preview = await api.post<PricePreview>('/prices/preview',
        { price_id: scene.price.id, quantity: '17.25' })
      expect.equal(line?.amount, preview.body.amount, 'line and preview give the same amount')
      expect.equal(line?.amount_unrounded, preview.body.amount_unrounded, 'and the same exact one')
    },
  }),
]
