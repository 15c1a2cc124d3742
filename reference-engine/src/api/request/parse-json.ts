import { Refusal } from '../../domain/refusal.ts'
import type { Json } from '../../domain/canonical-json.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a JSON body. Two members of one name are refused like broken JSON: parsers differ in
 * which one they take, and a price must not depend on that (RFC 7493, section 2.3).
 */
export const parseJson = (body: Uint8Array): Json => {
  const text = decoded(body)
  const value = parsed(text)
  if (colonsOutsideText(text) !== memberCount(value)) {
    throw malformed('A property name stands twice in one object.')
  }
  return value
}

const decoded = (body: Uint8Array): string => {
  try {
    return utf8.decode(body)
  } catch {
    throw malformed('The body is not UTF-8.')
  }
}

const parsed = (text: string): Json => {
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    throw malformed(error instanceof Error ? `${error.message.split('\n')[0]}.` : 'Not JSON.')
  }
}

const malformed = (detail: string): Refusal => new Refusal('malformed_json', { detail })

/** In valid JSON each member has one colon, and all others stand inside of text. */
const colonsOutsideText = (text: string): number => {
  let colons = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x3a) colons += 1
    else if (unit === 0x22) at = endOfText(text, at)
  }
  return colons
}

const endOfText = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x5c) at += 1
    else if (unit === 0x22) return at
  }
  return text.length
}

/** Counted without recursion: nesting may be as deep as the body is long. */
const memberCount = (value: Json): number => {
  let members = 0
  const waiting: Json[] = [value]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === null || typeof next !== 'object') continue
    const inner: Json[] = Object.values(next)
    if (!Array.isArray(next)) members += inner.length
    for (const part of inner) if (typeof part === 'object' && part !== null) waiting.push(part)
  }
  return members
}
