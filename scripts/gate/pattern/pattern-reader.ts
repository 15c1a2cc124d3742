import { UnknownPattern } from './unknown-pattern.ts'

/** Goes through a pattern character by character. */
export class PatternReader {
  readonly #characters: string[]
  #position = 0

  constructor(text: string) {
    this.#characters = Array.from(text)
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#characters.length
  }

  peek(): string {
    return this.#characters[this.#position] ?? ''
  }

  next(): string {
    const character = this.peek()
    if (character === '') throw new UnknownPattern('it ends too early')
    this.#position += 1
    return character
  }

  /** Goes past a text if it comes now. */
  skip(text: string): boolean {
    if (this.#characters.slice(this.#position, this.#position + text.length).join('') !== text) {
      return false
    }
    this.#position += text.length
    return true
  }

  /** Goes past what an expression, which begins with ^, finds now, and answers what it captured. */
  skipMatch(expression: RegExp): string | undefined {
    const found = expression.exec(this.#characters.slice(this.#position).join(''))
    if (found === null) return undefined
    this.#position += Array.from(found[0]).length
    return found[1] ?? found[0]
  }
}
