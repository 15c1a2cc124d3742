/** Two hex digits for every byte. */
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const high = Uint8Array.from(pairs, (pair) => pair.charCodeAt(0))
const low = Uint8Array.from(pairs, (pair) => pair.charCodeAt(1))

export const idLength = 36
const hyphens = new Set([8, 13, 18, 23])
/** Where the bytes of a UUID stand in its text. */
const places = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]

/** A bijection of 32 bits (the end of murmur3): different numbers stay different. */
const mix = (number: number): number => {
  let word = number >>> 0
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
  return (word ^ (word >>> 16)) >>> 0
}

/** An empty id: the hyphens stand, the digits are written for each request. */
export const emptyId = (): string =>
  Array.from({ length: idLength }, (_, place) => hyphens.has(place) ? '-' : '0').join('')

/**
 * Writes the id of event `number` as a UUID of version 4: as scattered as random ones, which is
 * hard on an index, and no two numbers have the same first eight digits.
 */
export const writeId = (body: Buffer, { at, number }: { at: number; number: number }): void => {
  let word = 0
  for (let index = 0; index < 16; index += 1) {
    if (index % 4 === 0) word = mix(number + Math.imul(index, 0x9e3779b9))
    let byte = (word >>> (24 - 8 * (index % 4))) & 0xff
    if (index === 6) byte = 0x40 | (byte & 0x0f)
    if (index === 8) byte = 0x80 | (byte & 0x3f)
    const place = at + (places[index] ?? 0)
    body[place] = high[byte] ?? 0
    body[place + 1] = low[byte] ?? 0
  }
}
