/** Everything a check chooses by chance: the same seed and check id give the same choices. */
export type Random = {
  /** A whole number from min to max, both included. */
  integer(min: number, max: number): number
  pick<Item>(list: readonly Item[]): Item
  shuffle<Item>(list: readonly Item[]): Item[]
  /** Lower-case letters and digits; 12 of them when no length is given. */
  text(length?: number): string
  /** A name that no other check of the run uses, such as `customer-4f7k2m9x`. */
  name(word: string): string
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

// FNV-1a spreads the check's id over the seed, so that two checks never draw the same names.
const mix = (seed: number, name: string): number => {
  let state = (0x811c9dc5 ^ seed) >>> 0
  for (const letter of name) {
    state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return state
}

// Mulberry32: small, and equal on every machine.
const generator = (start: number) => {
  let state = start
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let word = Math.imul(state ^ (state >>> 15), 1 | state)
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296
  }
}

/** The chances of one check in a run. */
export const createRandom = (seed: number, name: string): Random => {
  const next = generator(mix(seed, name))
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  const text = (length = 12): string =>
    Array.from({ length }, () => alphabet[integer(0, alphabet.length - 1)]).join('')
  return {
    integer,
    text,
    name: (word) => `${word}-${text(8)}`,
    pick: (list) => {
      if (list.length === 0) throw new Error('random.pick needs a list that is not empty')
      return list[integer(0, list.length - 1)] as (typeof list)[number]
    },
    shuffle: (list) => {
      const copy = [...list]
      for (let last = copy.length - 1; last > 0; last -= 1) {
        const other = integer(0, last)
        const [a, b] = [copy[last], copy[other]] as [(typeof list)[number], (typeof list)[number]]
        copy[last] = b
        copy[other] = a
      }
      return copy
    },
  }
}
