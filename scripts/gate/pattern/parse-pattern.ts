import {
  anyCharacter, escapes, everyCharacter, negated, oneCharacter, type Ranges,
} from './char-ranges.ts'

export type Expression =
  | { is: 'one'; of: Ranges }
  | { is: 'row'; parts: Expression[] }
  | { is: 'choice'; parts: Expression[] }
  | { is: 'repeat'; part: Expression; least: number; most: number }

/** What this reader does not know: nothing sure can be said about the pattern then. */
export class UnknownPattern extends Error {}

class Reader {
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
}

const readEscape = (reader: Reader): Ranges => {
  const letter = reader.next()
  const known = escapes[letter]
  if (known !== undefined) return known
  if (/[A-Za-z0-9]/.test(letter)) throw new UnknownPattern(`\\${letter}`)
  return oneCharacter(letter)
}

const readMember = (reader: Reader): Ranges => {
  const character = reader.next()
  return character === '\\' ? readEscape(reader) : oneCharacter(character)
}

const readClass = (reader: Reader): Ranges => {
  const isNegated = reader.skip('^')
  const ranges: Ranges = []
  while (!reader.skip(']')) {
    const from = readMember(reader)
    if (reader.peek() !== '-') {
      ranges.push(...from)
      continue
    }
    reader.next()
    if (reader.peek() === ']') {
      ranges.push(...from, ...oneCharacter('-'))
      continue
    }
    const to = readMember(reader)
    ranges.push([from[0]?.[0] ?? 0, to[0]?.[0] ?? 0])
  }
  return isNegated ? negated(ranges) : ranges
}

const readNumber = (reader: Reader): number => {
  let digits = ''
  while (/\d/.test(reader.peek())) digits += reader.next()
  return digits === '' ? Number.NaN : Number(digits)
}

const readBraces = (reader: Reader): { least: number; most: number } => {
  const least = readNumber(reader)
  if (!reader.skip(',')) {
    if (!reader.skip('}')) throw new UnknownPattern('{')
    return { least, most: least }
  }
  const most = reader.peek() === '}' ? Infinity : readNumber(reader)
  if (!reader.skip('}') || Number.isNaN(least) || Number.isNaN(most)) {
    throw new UnknownPattern('{')
  }
  return { least, most }
}

const readTimes = (reader: Reader, part: Expression): Expression => {
  const times = (least: number, most: number): Expression => {
    // Asking for few or for many first does not change what fits.
    reader.skip('?')
    return readTimes(reader, { is: 'repeat', part, least, most })
  }
  if (reader.skip('*')) return times(0, Infinity)
  if (reader.skip('+')) return times(1, Infinity)
  if (reader.skip('?')) return times(0, 1)
  if (!reader.skip('{')) return part
  const { least, most } = readBraces(reader)
  return times(least, most)
}

const readGroup = (reader: Reader): Expression => {
  if (reader.peek() === '?' && !reader.skip('?:')) throw new UnknownPattern('(?')
  const inner = readChoice(reader)
  if (!reader.skip(')')) throw new UnknownPattern('(')
  return inner
}

const readPart = (reader: Reader): Expression => {
  const character = reader.next()
  if (character === '(') return readGroup(reader)
  if (character === '[') return { is: 'one', of: readClass(reader) }
  if (character === '\\') return { is: 'one', of: readEscape(reader) }
  if (character === '.') return { is: 'one', of: anyCharacter }
  if ('^$*+?{'.includes(character)) throw new UnknownPattern(character)
  return { is: 'one', of: oneCharacter(character) }
}

const readRow = (reader: Reader): Expression => {
  const parts: Expression[] = []
  while (!reader.isAtEnd && !'|)'.includes(reader.peek())) {
    parts.push(readTimes(reader, readPart(reader)))
  }
  return { is: 'row', parts }
}

const readChoice = (reader: Reader): Expression => {
  const parts = [readRow(reader)]
  while (reader.skip('|')) parts.push(readRow(reader))
  return { is: 'choice', parts }
}

const anything: Expression =
  { is: 'repeat', part: { is: 'one', of: everyCharacter }, least: 0, most: Infinity }

/** Reads a pattern as what whole texts it admits: without an anchor, anything may stand there. */
export const parsePattern = (pattern: string): Expression => {
  const isFrom = pattern.startsWith('^')
  const isTo = pattern.endsWith('$') && !pattern.endsWith('\\$')
  const inner = pattern.slice(isFrom ? 1 : 0, isTo ? -1 : undefined)
  const reader = new Reader(inner)
  const read = readChoice(reader)
  if (!reader.isAtEnd) throw new UnknownPattern(reader.peek())
  const choices = read.is === 'choice' ? read.parts.length : 1
  if (choices > 1 && (isFrom || isTo)) throw new UnknownPattern('an anchor of one choice')
  return { is: 'row', parts: [...(isFrom ? [] : [anything]), read, ...(isTo ? [] : [anything])] }
}
