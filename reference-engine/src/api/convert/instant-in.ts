import { parseInstant } from '../../domain/time/instant.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** An instant that a body may leave out. */
export const instantIn = (text: string | undefined): Instant | undefined =>
  text === undefined ? undefined : parseInstant(text)
