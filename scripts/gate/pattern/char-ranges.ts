/** Sets of characters as ranges of code points, both ends included, in order and apart. */
export type Ranges = [from: number, to: number][]

export const lastCharacter = 0x10ffff

export const everyCharacter: Ranges = [[0, lastCharacter]]

export const negated = (ranges: Ranges): Ranges => {
  const gaps: Ranges = []
  let next = 0
  for (const [from, to] of ranges.toSorted(([left], [right]) => left - right)) {
    if (from > next) gaps.push([next, from - 1])
    next = Math.max(next, to + 1)
  }
  return next <= lastCharacter ? [...gaps, [next, lastCharacter]] : gaps
}

const at = (text: string): Ranges => Array.from(text, (character) => {
  const code = character.codePointAt(0) ?? 0
  return [code, code]
})

const digit: Ranges = [[48, 57]]
const word: Ranges = [[48, 57], [65, 90], [95, 95], [97, 122]]
const space: Ranges = [
  [9, 13], [32, 32], [160, 160], [0x1680, 0x1680], [0x2000, 0x200a], [0x2028, 0x2029],
  [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff],
]

/** What `.` stands for: all but the ends of lines. */
export const anyCharacter: Ranges = negated([...at('\n\r'), [0x2028, 0x2029]])

/** What a letter means after a backslash, as far as patterns of a contract use them. */
export const escapes: Record<string, Ranges> = {
  d: digit, D: negated(digit), w: word, W: negated(word), s: space, S: negated(space),
  n: at('\n'), r: at('\r'), t: at('\t'), f: at('\f'), v: at('\v'),
}

export const oneCharacter = (character: string): Ranges => at(character)
