import type { MeterUsageWindow } from '@valora/spec/types'
import type { CheckContext } from '../../src/check.ts'
import { exact } from '../../oracle/decimal-text.ts'
import { parse } from '../../oracle/rational.ts'
import {
  readVectors, type CorrectionsCase, type QuantitiesCase, type UsageCase,
} from '../../vectors/read-vectors.ts'
import { goldenChecks, once } from '../golden-cases.ts'
import { correct, usageRoom } from '../golden-usage.ts'
import { rowsOf } from '../usage-rows.ts'

type Case = QuantitiesCase | UsageCase | CorrectionsCase

const cases: Case[] =
  [...readVectors('quantities'), ...readVectors('usage'), ...readVectors('corrections')]

type Room = Pick<CheckContext, 'api' | 'expect' | 'given'> & ReturnType<typeof usageRoom>

const roomIn = ({ expect }: CheckContext, { api, given }: Pick<CheckContext, 'api' | 'given'>) => {
  const room = { api, expect, given }
  return { ...room, ...usageRoom(room) }
}

/** A row as it is compared: its quantity by value. */
const figures = ({ start, end, group, quantity, event_count, event_checksum }: MeterUsageWindow) =>
  ({ start, end, group, quantity: exact(parse(quantity)), event_count, event_checksum })

const judgeRows = async (
  room: Room, one: UsageCase, { meter, customer }: Awaited<ReturnType<Room['take']>>,
): Promise<void> => {
  const { group_by, ...query } = one.query
  const asked = group_by === undefined ? query : { ...query, group_by: group_by.join(',') }
  const rows = await rowsOf(room, meter, { customer, ...asked })
  room.expect.equal(rows.map(figures), one.rows, `${one.id}: ${one.why}`)
}

const judgeCase = async (room: Room, one: Case): Promise<void> => {
  const { meter: terms, events, id, why } = one
  const window = 'rows' in one ? one.query : one.window
  const taken = await room.take({ meter: terms, events, end: window.end })
  const { meter, customer } = taken
  if ('rows' in one) return judgeRows(room, one, taken)
  if ('corrections' in one) {
    const renamed = one.corrections.flatMap((each) =>
      'event_name' in each && each.event_name !== undefined ? [each.event_name] : [])
    for (const name of renamed) await room.counts(name)
    await correct(room, customer, one.corrections)
  }
  const { start, end } = window
  const [told] = await rowsOf(room, meter, { customer, start, end })
  const row = room.expect.present(told, 'the window is answered')
  room.expect.decimal(row.quantity, one.quantity, `${id}: ${why}`)
  room.expect.equal([row.event_count, row.event_checksum], [one.event_count, one.event_checksum],
    `${id}: the events of the window are counted`)
}

export default goldenChecks('meters', cases, {
  needs: ['meters', 'usage-ingest', 'test-clocks'],
  judge: (context) => {
    const own = roomIn(context, context)
    // Cases whose meter has no event name share one with other meters: an organization for each.
    const other = once(async () => roomIn(context, await context.given.organization()))
    return async (one) => {
      const { event_name, aggregation } = one.meter
      await judgeCase(event_name === undefined ? await other(aggregation) : own, one)
    }
  },
})
