/** Asks once for each key and remembers the answer; a question that failed is asked again. */
export const remembering = <Answer>(
  ask: (key: string) => Promise<Answer>,
): ((key: string) => Promise<Answer>) => {
  const answers = new Map<string, Promise<Answer>>()
  return async (key) => {
    const answer = answers.get(key) ?? ask(key)
    answers.set(key, answer)
    try {
      return await answer
    } catch (error) {
      answers.delete(key)
      throw error
    }
  }
}
