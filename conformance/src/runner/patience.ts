export type Patience = {
  readonly signal: AbortSignal
  readonly answered: () => void
  readonly unanswered: () => void
}

/**
 * Ends a run against a target that no longer answers: after so many requests in a row without an
 * answer, the signal aborts and no further one is waited for.
 */
export const createPatience = (unansweredMax: number): Patience => {
  const controller = new AbortController()
  let unanswered = 0
  return {
    signal: controller.signal,
    answered: (): void => {
      unanswered = 0
    },
    unanswered: (): void => {
      unanswered += 1
      if (unanswered >= unansweredMax) controller.abort(new Error('The target does not answer.'))
    },
  }
}
