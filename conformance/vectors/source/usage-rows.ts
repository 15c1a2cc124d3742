import type { UsageQuery } from '../../oracle/usage.ts'
import {
  eventsOf, windowOf, type EventRow, type SourceEvent, type SourceMeter,
} from './event-rows.ts'

export type UsageSource = {
  requirement: string
  why: string
  meter: SourceMeter
  query: UsageQuery
  events: SourceEvent[]
}

/** `day Europe/Berlin 2026-03-28T23:00 2026-03-30T22:00`, and what to group by after it. */
const queryOf = (text: string): UsageQuery => {
  const [window = 'whole', time_zone = 'UTC', start = '', end = '', names] = text.split(' ')
  return {
    ...windowOf(`${start} ${end}`), window: window as NonNullable<UsageQuery['window']>, time_zone,
    ...(names === undefined ? {} : { group_by: names.split(',') }),
  }
}

type Row = [why: string, meter: SourceMeter, query: string, events: EventRow[]]

/** The rows of one requirement. */
export const usageOf = (requirement: string, rows: readonly Row[]): UsageSource[] =>
  rows.map(([why, meter, query, events]) =>
    ({ requirement, why, meter, query: queryOf(query), events: eventsOf(events) }))
