import { expect, test } from 'vitest'
import { acknowledgedBy } from './acknowledged.ts'
import { createTemplate } from './event-templates.ts'

const options = { customerIds: ['cus_a', 'cus_b'], size: 10, host: '', apiKey: '', path: '' }
const template = createTemplate(options, 1)
const texts = Buffer.alloc(0)
const timeline = { first_hour_ms: 0, hours: 1, start: 0, events: 1 }
const sent = (first: number) => ({ template, first, timeline, texts })

test('every acknowledged event counts for its customer', () => {
  const { tally, begin } = acknowledgedBy(2)
  const add = begin(1)
  for (const first of [0, 10, 20]) add(sent(first))
  const sum = (values: Iterable<number>) => [...values].reduce((one, other) => one + other, 0)
  expect(sum(tally.events)).toBe(30)
  expect(sum(tally.tokens)).toBe(3 * sum(template.tokens))
  const ofFirst = [...template.customers].filter((customer) => customer === 0).length
  expect(tally.events[0]).toBe(3 * ofFirst)
})

test('so many requests of each run are kept, spread over all of it', () => {
  const { sample, begin } = acknowledgedBy(2)
  const [add, addFew] = [begin(20), begin(20)]
  for (let first = 0; first < 1000; first += 1) add(sent(first))
  addFew(sent(5000))
  const kept = sample().map(({ first }) => first)
  expect(kept).toHaveLength(21)
  expect(kept.filter((first) => first >= 500 && first < 1000).length).toBeGreaterThan(2)
  expect(kept.at(-1)).toBe(5000)
})
