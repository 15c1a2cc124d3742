import { expect, test } from 'vitest'
import { createTemplate, fillTemplate, hourTexts, type Timeline } from './event-templates.ts'

type Sent = { id: string; timestamp: string; customer_id: string; properties: { tokens: number } }

const options = {
  customerIds: ['cus_a', 'cus_b', 'cus_c'], size: 20, host: 'here', apiKey: 'key', path: '/v1/u',
}
const first_hour_ms = Date.parse('2026-03-01T10:00:00Z')

const sent = (first: number, timeline: Timeline): { head: string; events: Sent[] } => {
  const filling = { first, timeline, texts: hourTexts(timeline) }
  const [head = '', body = ''] =
    fillTemplate(createTemplate(options, 7), filling).toString().split('\r\n\r\n')
  expect(head).toContain(`Content-Length: ${body.length}`)
  return { head, events: (JSON.parse(body) as { events: Sent[] }).events }
}

test('every request has ids of its own, and the same ones when sent again', () => {
  const timeline = { first_hour_ms, hours: 1, start: 100, events: 1000 }
  const [one, next, again] = [sent(100, timeline), sent(120, timeline), sent(100, timeline)]
  expect(again).toEqual(one)
  const ids = [...one.events, ...next.events].map(({ id }) => id)
  expect(new Set(ids).size).toBe(40)
})

test('hours move on as events are sent, and two in ten are late', () => {
  const timeline = { first_hour_ms, hours: 2, start: 100, events: 20 }
  const hours = sent(100, timeline).events.map(({ timestamp }) => timestamp.slice(0, 13))
  const at = (hour: string) => hours.filter((text) => text === `2026-03-01T${hour}`).length
  expect([at('08'), at('09'), at('10'), at('11')]).toEqual([1, 2, 9, 8])
})

test('a template knows what its events add up to', () => {
  const { events } = sent(100, { first_hour_ms, hours: 1, start: 100, events: 1000 })
  const { customers, tokens } = createTemplate(options, 7)
  expect(events.map(({ customer_id }) => customer_id))
    .toEqual([...customers].map((index) => options.customerIds[index]))
  expect(events.map(({ properties }) => properties.tokens)).toEqual([...tokens])
})
