import { expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { parseTimeZone } from './time-zone.ts'

test.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Etc/GMT+5',
  'America/Argentina/Buenos_Aires', 'America/Port-au-Prince'])('%s is a time zone', (name) => {
  expect(parseTimeZone(name)).toBe(name)
})

test.each([
  ['+01:00', 'an offset knows no summer time'],
  ['europe/berlin', 'one zone has one spelling'],
  ['Mars/Olympus', 'not in the database'],
  ['', 'nothing'],
  ['Europe/', 'half a name'],
])('%j is none: %s', (time_zone) => {
  expect(() => parseTimeZone(time_zone)).toThrow(new Refusal('time_zone_unknown', { time_zone }))
})
