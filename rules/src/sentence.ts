/** True for a text that begins like a sentence and ends with a full stop. */
export const isSentence = (text: unknown): boolean =>
  typeof text === 'string' && /^[\p{Lu}\d`'"]/u.test(text) && /\.['"`)]?$/.test(text.trim())
