/**
 * Words whose coming or going alone changes what a sentence asks: how much, how many, when, in
 * which order, whether at all.
 */
const weighty = new Set(`
  not no never none nor only unless except without cannot must shall should may can need
  always every all any each some both either neither and or also
  least most exactly more less fewer than greater larger smaller minimum maximum min max
  before after until within during first last newest oldest earliest latest next previous
  up down even half ceiling floor ascending descending inclusive exclusive
  include exclude included excluded includes excludes
  accept accepted accepts refuse refused refuses reject rejected rejects ignore ignored ignores
  allow allowed allows forbid forbidden require required requires optional
  open closed same different equal unique once twice zero one two three
  second minute hour day week month year null empty
  start end begin stay keep change lose
`.trim().split(/\s+/))

const plain = new Set(`
  a an the of to in on at by for from with as is are be was were been being it its their this that
  these those which who whose what there then so thus has have had do does will would
`.trim().split(/\s+/))

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word

/** Code and numbers as they are written, words without their case and plural. */
const tokensOf = (sentence: string): string[] =>
  (sentence.match(/`[^`]+`|[A-Za-z]+|\d[\d.,:]*|[<>=%]+/g) ?? []).map((token) =>
    /^[A-Za-z]/.test(token) ? token.toLowerCase() : token.replace(/[.,:]+$/, ''))

const surplus = (tokens: string[], other: string[]): string[] => {
  const left = [...other]
  return tokens.filter((token) => {
    const at = left.findIndex((one) => singular(one) === singular(token))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

const isWeighty = (token: string): boolean =>
  !/^[a-z]/.test(token) || weighty.has(token) || weighty.has(singular(token))

/** A clause more or less is a duty more or less, whatever words it is made of. */
const clauseLength = 3

const shortestMisspelt = 5

/** One letter wrong, missing, too many or changed with its neighbour, in a word long enough. */
const isMisspelling = (word: string, other: string): boolean => {
  if (Math.min(word.length, other.length) < shortestMisspelt) return false
  const shortest = Math.min(word.length, other.length)
  let head = 0
  while (head < shortest && word[head] === other[head]) head += 1
  let tail = 0
  while (tail < shortest - head && word.at(-1 - tail) === other.at(-1 - tail)) tail += 1
  const [left, right] = [word, other].map((one) => one.slice(head, one.length - tail))
  if (left === undefined || right === undefined) return false
  const isSwapped = left.length === 2 && `${left[1] ?? ''}${left[0] ?? ''}` === right
  return isSwapped || Math.max(left.length, right.length) <= 1
}

const contentsOf = (tokens: string[]): string[] =>
  tokens.filter((token) => !plain.has(token)).map(singular)

const tellsOrder = /\b(?:order|ordered|sort|sorted|first|then|before|after|priority)\b/i

/** Whether the same words follow each other in another way where their order is what is asked. */
const isReordered = (before: string, after: string): boolean => {
  const [was, is] = [tokensOf(before), tokensOf(after)].map(contentsOf)
  return tellsOrder.test(before) && was?.join(' ') !== is?.join(' ')
}

/**
 * Whether a sentence asks for something else, as far as its words can tell. It fails closed: one
 * word in another's place counts, as no list knows all opposites.
 */
export const asksOtherwise = (before: string, after: string): boolean => {
  const [was, is] = [tokensOf(before), tokensOf(after)]
  const [gone, come] = [surplus(was, is), surplus(is, was)]
  if ([...gone, ...come].some(isWeighty)) return true
  const [old, now] = [contentsOf(gone), contentsOf(come)]
  if (Math.abs(now.length - old.length) >= clauseLength) return true
  const isMended = old.length === now.length
    && old.every((word) => now.some((other) => isMisspelling(word, other)))
  if (old.length > 0 && now.length > 0 && !isMended) return true
  return old.length === 0 && now.length === 0 && isReordered(before, after)
}
