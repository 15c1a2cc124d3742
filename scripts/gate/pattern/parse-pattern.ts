import { anyCharacter, everyCharacter, negated, oneCharacter, type Ranges } from './char-ranges.ts'
import { PatternReader as Reader } from './pattern-reader.ts'
import { readEscape } from './read-escape.ts'
import { UnknownPattern } from './unknown-pattern.ts'

export type Expression =
  | { is: 'one'; of: Ranges }
  | { is: 'row'; parts: Expression[] }
  | { is: 'choice'; parts: Expression[] }
  | { is: 'repeat'; part: Expression; least: number; most: number }

/** Texts of one choice: such rows, that keep all of the first conditions and none of the last. */
export type Alternative = { row: Expression; all: Expression[]; none: Expression[] }

const readMember = (reader: Reader): Ranges => {
  const character = reader.next()
  return character === '\\' ? readEscape(reader) : oneCharacter(character)
}

const codeOf = (ranges: Ranges): number | undefined => {
  const [[from, to] = [0, 1]] = ranges
  return ranges.length === 1 && from === to ? from : undefined
}

/** From one character to another; a group of characters has no end, and the dash is one itself. */
const between = (from: Ranges, to: Ranges): Ranges => {
  const [first, last] = [codeOf(from), codeOf(to)]
  if (first === undefined || last === undefined) return [...from, ...oneCharacter('-'), ...to]
  if (first > last) throw new UnknownPattern('a range that ends before it begins')
  return [[first, last]]
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
    ranges.push(...between(from, readMember(reader)))
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
  const isNamed = reader.peek() === '?' && !reader.skip('?:')
  if (isNamed && !reader.skipMatch(/^\?<[A-Za-z_]\w*>/)) throw new UnknownPattern('(?')
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
  while (!reader.isAtEnd && !'|)$'.includes(reader.peek())) {
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

/** A row that may end where the text does; where it need not, anything may follow. */
const readOpenRow = (reader: Reader): Expression => {
  const row = readRow(reader)
  return reader.skip('$') ? row : { is: 'row', parts: [row, anything] }
}

const readAhead = (reader: Reader): Expression => {
  const parts = [readOpenRow(reader)]
  while (reader.skip('|')) parts.push(readOpenRow(reader))
  if (!reader.skip(')')) throw new UnknownPattern('(')
  return { is: 'choice', parts }
}

/** What a text has to begin with, and what it must not. */
const readConditions = (reader: Reader): [all: Expression[], none: Expression[]] => {
  const [all, none]: [Expression[], Expression[]] = [[], []]
  for (;;) {
    if (reader.skip('(?!')) none.push(readAhead(reader))
    else if (reader.skip('(?=')) all.push(readAhead(reader))
    else return [all, none]
  }
}

const readAlternative = (reader: Reader): Alternative => {
  const isFrom = reader.skip('^')
  const [all, none] = isFrom ? readConditions(reader) : [[], []]
  const row = readOpenRow(reader)
  return { row: isFrom ? row : { is: 'row', parts: [anything, row] }, all, none }
}

/** Reads a pattern as what whole texts it admits: without an anchor, anything may stand there. */
export const parsePattern = (pattern: string): Alternative[] => {
  const reader = new Reader(pattern)
  const alternatives = [readAlternative(reader)]
  while (reader.skip('|')) alternatives.push(readAlternative(reader))
  if (!reader.isAtEnd) throw new UnknownPattern(reader.peek())
  return alternatives
}
