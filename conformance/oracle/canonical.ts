import { createHash } from 'node:crypto'
import type { UsageEventInput } from '@valora/spec/types'

/** RFC 8785 canonical JSON of plain values: names in UTF-16 order, no white space. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** `sha256:` and the digest of the canonical JSON (INV 8.2). */
export const digest = (value: unknown): string => `sha256:${sha256(canonicalJson(value))}`

const withoutTrailingZeros = (timestamp: string): string =>
  timestamp.replace(/(\.\d*?)0+Z$/, '$1Z').replace('.Z', 'Z')

export type CheckedEvent = Pick<UsageEventInput, 'id' | 'event_name' | 'timestamp' | 'properties'>

/** The order-independent checksum of distinct events (INV 8.4). */
export const checksum = (events: readonly CheckedEvent[]): string => {
  const total = events.reduce((state, { id, event_name, timestamp, properties = {} }) => {
    const payload = { id, event_name, timestamp: withoutTrailingZeros(timestamp), properties }
    return (state + BigInt(`0x${sha256(canonicalJson(payload))}`)) % 2n ** 256n
  }, 0n)
  return `sha256sum:${total.toString(16).padStart(64, '0')}`
}
