import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { boundaryText } from '../oracle/boundary.ts'
import { checksum } from '../oracle/canonical.ts'
import { billed, exact } from '../oracle/decimal-text.ts'
import { measure, within } from '../oracle/measure.ts'
import { rate } from '../oracle/rate.ts'
import { parse } from '../oracle/rational.ts'
import { readVectors } from './read-vectors.ts'

const kinds = ['pricing', 'periods', 'quantities'] as const
const minorDigits: Record<string, number> = { USD: 2, JPY: 0, KWD: 3 }

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))

describe('vector files', () => {
  test.each(kinds)('%s.json is as its schema says', (kind) => {
    const ajv = new Ajv2020({ allErrors: true, strictTypes: false })
    const validate = ajv.compile(read('vectors.schema.json') as object)
    validate(read(`${kind}.json`))
    expect(validate.errors ?? []).toEqual([])
  })

  test('hold at least 120 cases, each with an id and a why of its own', () => {
    const cases = kinds.flatMap((kind) => readVectors(kind).map(({ id, why }) => ({ id, why })))
    expect(cases.length).toBeGreaterThanOrEqual(120)
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })
})

test.each(readVectors('pricing'))('oracle, $id: $why', (one) => {
  const unrounded = rate(one.price, parse(one.quantity))
  expect(exact(unrounded)).toBe(one.amount_unrounded)
  expect(billed(unrounded, minorDigits[one.currency] ?? -1)).toBe(one.amount)
})

test.each(readVectors('periods'))('oracle, $id: $why', ({ boundaries, ...one }) => {
  const anchor = { anchor: one.anchor, zone: one.time_zone, interval: one.interval }
  expect(boundaries.map(({ k }) => ({ k, at: boundaryText(anchor, k) }))).toEqual(boundaries)
})

test.each(readVectors('quantities'))('oracle, $id: $why', ({ meter, window, ...one }) => {
  const events = within(one.events, window.start, window.end)
  expect(exact(measure(meter, events))).toBe(one.quantity)
  expect(events.length).toBe(one.event_count)
  expect(checksum(events)).toBe(one.event_checksum)
})
