import { escapes, lastCharacter, negated, type Ranges } from './char-ranges.ts'
import type { PatternReader } from './pattern-reader.ts'
import { UnknownPattern } from './unknown-pattern.ts'

const one = (code: number): Ranges => [[code, code]]

/** Characters by their number, as far as their spelling is that of ECMAScript. */
const numbered: [RegExp, (digits: string) => number][] = [
  [/^x([0-9A-Fa-f]{2})/, (digits) => Number.parseInt(digits, 16)],
  [/^u([0-9A-Fa-f]{4})/, (digits) => Number.parseInt(digits, 16)],
  [/^u\{([0-9A-Fa-f]{1,6})\}/, (digits) => Number.parseInt(digits, 16)],
  [/^c([A-Za-z])/, (letter) => letter.charCodeAt(0) % 32],
  [/^(0)(?![0-9])/, () => 0],
]

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff

const known = new Map<string, Ranges>()

/** Every character that has a Unicode property, asked of the engine that knows them. */
const havingProperty = (name: string): Ranges => {
  const found: Ranges = []
  const expression = new RegExp(`\\p{${name}}`, 'u')
  for (let code = 0; code <= lastCharacter; code += 1) {
    if (isSurrogate(code) || !expression.test(String.fromCodePoint(code))) continue
    const last = found.at(-1)
    if (last?.[1] === code - 1) last[1] = code
    else found.push([code, code])
  }
  return found
}

const propertyRanges = (name: string): Ranges => {
  try {
    const ranges = known.get(name) ?? havingProperty(name)
    known.set(name, ranges)
    return ranges
  } catch {
    throw new UnknownPattern(`\\p{${name}}`)
  }
}

/** What stands after a backslash. */
export const readEscape = (reader: PatternReader): Ranges => {
  for (const [spelling, codeOf] of numbered) {
    const digits = reader.skipMatch(spelling)
    if (digits === undefined) continue
    const code = codeOf(digits)
    // Two halves of one character, and what no character is, are not put together here.
    if (isSurrogate(code) || code > lastCharacter) throw new UnknownPattern('\\u')
    return one(code)
  }
  const property = reader.skipMatch(/^p\{([^}]+)\}/)
  if (property !== undefined) return propertyRanges(property)
  const missing = reader.skipMatch(/^P\{([^}]+)\}/)
  if (missing !== undefined) return negated(propertyRanges(missing))
  const letter = reader.next()
  const named = escapes[letter]
  if (named !== undefined) return named
  if (/[A-Za-z0-9]/.test(letter)) throw new UnknownPattern(`\\${letter}`)
  return one(letter.codePointAt(0) ?? 0)
}
