/** Answers for many keys at once, in their order. */
export type Answering<Answer> = (keys: readonly string[]) => Promise<readonly Answer[]>

/**
 * Asks once for each key and remembers the answer: one question for all that is not known yet. A
 * question that failed is asked again, and so is one that had no answer.
 */
export const remembering = <Answer>(
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, Answer>>,
): Answering<Answer | undefined> => {
  const answers = new Map<string, Answer>()
  return async (keys) => {
    const unknown = new Set<string>()
    for (const key of keys) if (!answers.has(key)) unknown.add(key)
    if (unknown.size > 0) {
      for (const [key, answer] of await ask([...unknown])) answers.set(key, answer)
    }
    return keys.map((key) => answers.get(key))
  }
}
