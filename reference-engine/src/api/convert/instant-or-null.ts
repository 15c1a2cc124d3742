import { formatInstant } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'

export const instantOrNull = (instant: Instant | null): string | null =>
  instant === null ? null : formatInstant(instant)
