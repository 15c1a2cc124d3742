import type { Outcome } from './outcome.ts'

/** Told how a run goes on. */
export type Progress = {
  note: (text: string) => void
  start: (total: number) => void
  done: (outcome: Outcome) => void
  end: () => void
}

const nothing = (): void => undefined

export const silent: Progress = { note: nothing, start: nothing, done: nothing, end: nothing }
