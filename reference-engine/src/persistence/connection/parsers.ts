/** Object identifiers of PostgreSQL's built-in types. */
const oid = { int8: 20, numeric: 1700, date: 1082, timestamptz: 1184 } as const

const unchanged = (text: string): string => text

/**
 * PostgreSQL's text of an instant, as RFC 3339 in UTC: '2026-01-31 23:59:59.123456+00' becomes
 * '2026-01-31T23:59:59.123456Z'. It never passes through a Date, which would drop microseconds.
 */
export const instantText = (text: string): string => {
  const known = remembered.get(text)
  if (known !== undefined) return known
  if (remembered.size >= remembered_max) remembered.clear()
  const written = rfc3339(text)
  remembered.set(text, written)
  return written
}

/** Rows that are read together share most of their instants. */
const remembered = new Map<string, string>()
const remembered_max = 5000

const rfc3339 = (text: string): string => {
  const match = /^(\d{4,6}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)\+00$/.exec(text)
  if (match === null) throw new Error(`not an instant in UTC as PostgreSQL writes it: ${text}`)
  return `${match[1]}T${match[2]}Z`
}

/** Readers by type, for both drivers: what a JavaScript number cannot hold stays text. */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [oid.int8]: unchanged,
  [oid.numeric]: unchanged,
  [oid.date]: unchanged,
  [oid.timestamptz]: instantText
}
