import type { Exchange } from '../api/exchange.ts'

export type Judged = { promise: string; wanted: unknown; actual: unknown; exchange?: Exchange }

/** Counts one judgement; breaks the check off when the promise does not hold. */
export type Judgement = (holds: boolean, judged: Judged) => void
