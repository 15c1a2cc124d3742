import type { UsageEventPlace } from '../../application/usage-events/usage-ports.ts'
import { formatInstant, parseInstant } from '../../domain/time/instant.ts'

/** Where an event stands in its list: its timestamp and, as that need not be unique, its id. */
export const usageEventKey = ({ timestamp, id }: UsageEventPlace): string =>
  `${formatInstant(timestamp)} ${id}`

export const usageEventPlace = (key: string): UsageEventPlace => {
  const space = key.indexOf(' ')
  return { timestamp: parseInstant(key.slice(0, space)), id: key.slice(space + 1) }
}
