import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { boundaryText } from '../oracle/boundary.ts'
import { loadContract } from '../src/contract/load-contract.ts'
import { couponsWanted, stubWanted, taxesWanted } from './billing-expectations.ts'
import { buildVectors, vectorText } from './build-vectors.ts'
import { creditsWanted } from './credit-expectations.ts'
import {
  correctionsWanted, linesWanted, pricingWanted, quantityWanted, reconciliationWanted, usageWanted,
} from './expectations.ts'
import { lifeWanted } from './life-expectations.ts'
import { minorDigits } from './minor-digits.ts'
import { notesWanted } from './note-expectations.ts'
import { readVectors, vectorFiles, type Vectors } from './read-vectors.ts'

const kinds: readonly (keyof Vectors)[] = [
  'pricing', 'periods', 'quantities', 'usage', 'corrections', 'lines', 'reconciliation', 'stubs',
  'subscriptions', 'coupons', 'taxes', 'credits', 'credit-notes',
]

const text = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

describe('vector files', () => {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false })
  const validate = ajv.compile(JSON.parse(text('vectors.schema.json')) as object)

  test.each(vectorFiles())('%s is as its schema says', (name) => {
    validate(JSON.parse(text(name)))
    expect(validate.errors ?? []).toEqual([])
  })

  test('a case of another shape is refused', () => {
    const [one] = readVectors('usage')
    const file = { kind: 'usage', cases: [{ ...one, quantity: '1' }] }
    expect([validate({ ...file, cases: [one] }), validate(file)]).toEqual([true, false])
  })

  test('hold at least 1200 cases, each with an id of its own', () => {
    const cases = kinds.flatMap((kind) => readVectors(kind).map(({ id, why }) => ({ id, why })))
    expect(cases.length).toBeGreaterThanOrEqual(1200)
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })

  test('judge requirements of the contract, in currencies of the contract', () => {
    const contract = loadContract()
    const digits = Object.keys(minorDigits).map((code) => [code, contract.currencies.get(code)])
    expect(Object.fromEntries(digits)).toEqual(minorDigits)
    const rows = new Set(contract.requirements.map(({ id }) => id))
    const named = kinds.flatMap((kind) => readVectors(kind).map((one) => one.requirement))
    expect([...new Set(named)].filter((id) => !rows.has(id))).toEqual([])
  })
})

describe('files made from tables', () => {
  let built: ReturnType<typeof buildVectors>

  beforeAll(() => {
    built = buildVectors()
  })

  test('are fresh: npm run vectors -w conformance', () => {
    const stale = built.filter((one) => text(`${one.file}.json`) !== vectorText(one))
    expect(stale.map(({ file }) => file)).toEqual([])
  })

  test('have at least 700 results that their reasons compute by hand', () => {
    expect(built.reduce((count, { byHand }) => count + byHand, 0)).toBeGreaterThanOrEqual(700)
  })
})

test.each(readVectors('pricing'))('oracle, $id: $why', (one) => {
  // The oldest cases say nothing of steps and bounds.
  const { amount_unrounded, amount, ...whole } = pricingWanted(one)
  const more = one.steps === undefined ? {} : whole
  expect(one).toMatchObject({ amount_unrounded, amount, ...more })
})

test.each(readVectors('periods'))('oracle, $id: $why', ({ boundaries, ...one }) => {
  const anchor = { anchor: one.anchor, zone: one.time_zone, interval: one.interval }
  expect(boundaries.map(({ k }) => ({ k, at: boundaryText(anchor, k) }))).toEqual(boundaries)
})

test.each(readVectors('quantities'))('oracle, $id: $why', (one) =>
  expect(one).toMatchObject(quantityWanted(one)))

test.each(readVectors('corrections'))('oracle, $id: $why', (one) =>
  expect(one).toMatchObject(correctionsWanted(one)))

test.each(readVectors('usage'))('oracle, $id: $why', (one) =>
  expect(one.rows).toEqual(usageWanted(one).rows))

test.each(readVectors('lines'))('oracle, $id: $why', (one) => {
  const { lines, late } = linesWanted(one)
  expect([one.lines, one.late]).toEqual([lines, late])
})

test.each(readVectors('reconciliation'))('oracle, $id: $why', (one) =>
  expect(one.entries).toEqual(reconciliationWanted(one).entries))

test.each(readVectors('stubs'))('oracle, $id: $why', (one) =>
  expect(one).toMatchObject(stubWanted(one)))

test.each(readVectors('subscriptions'))('oracle, $id: $why', (one) => {
  const { currency, time_zone, prices, plans, coupons, tax_rates, steps } = one
  const sold = { prices, plans, coupons: coupons ?? {}, tax_rates: tax_rates ?? {} }
  expect(one).toMatchObject(lifeWanted({ currency, time_zone, ...sold, steps }))
})

test.each(readVectors('coupons'))('oracle, $id: $why', (one) =>
  expect(one).toMatchObject(couponsWanted(one)))

test.each(readVectors('taxes'))('oracle, $id: $why', (one) =>
  expect(one).toMatchObject(taxesWanted(one)))

test.each(readVectors('credits'))('oracle, $id: $why', (one) =>
  expect(one).toMatchObject(creditsWanted(one)))

test.each(readVectors('credit-notes'))('oracle, $id: $why', (one) =>
  expect(one).toMatchObject(notesWanted(one)))
