/** Chances from a seed (mulberry32): the same seed makes the same demo on every machine. */
export type Random = {
  /** A whole number from min to max, both included. */
  integer: (min: number, max: number) => number
  shuffle: <Item>(list: readonly Item[]) => Item[]
}

export const createRandom = (seed: number): Random => {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let word = Math.imul(state ^ (state >>> 15), 1 | state)
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296
  }
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const shuffle = <Item>(list: readonly Item[]): Item[] => {
    const keyed = list.map((item) => [next(), item] as const)
    return keyed.toSorted(([a], [b]) => a - b).map(([, item]) => item)
  }
  return { integer, shuffle }
}
