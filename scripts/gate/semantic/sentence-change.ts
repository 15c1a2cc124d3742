/**
 * Words whose coming or going changes what a sentence asks: how much, how many, when, in which
 * order, whether at all. Where none of them changed, a sentence is taken as said in other words.
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

/** Whether a sentence asks for something else, as far as its words can tell. */
export const asksOtherwise = (before: string, after: string): boolean => {
  const [was, is] = [tokensOf(before), tokensOf(after)]
  const [gone, come] = [surplus(was, is), surplus(is, was)]
  if ([...gone, ...come].some(isWeighty)) return true
  const contents = [gone, come].map((tokens) => tokens.filter((token) => !plain.has(token)).length)
  const [fewer = 0, more = 0] = contents
  return Math.abs(more - fewer) >= clauseLength
}
