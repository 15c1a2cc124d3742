/** Words that carry no meaning of their own: the sentence asks the same without them. */
const plain = new Set(`
  a an the is are be was were been being will it its that which this these those
  do does has have so thus
`.trim().split(/\s+/))

const numerals = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine',
  'ten', 'eleven', 'twelve']

/** One spelling for what two kinds of English write in two ways, and for number and case. */
const normal = (word: string): string => {
  const numeral = numerals.indexOf(word)
  if (numeral >= 0) return String(numeral)
  const spelled = word.replace(/is(e|ed|es|ing|ation|ations)$/, 'iz$1').replace(/our(s?)$/, 'or$1')
  return spelled.length > 3 && spelled.endsWith('s') && !spelled.endsWith('ss')
    ? spelled.slice(0, -1) : spelled
}

/** A hint where to look asks for nothing. */
const hint = /\s*\((?:see|cf\.?)\b[^)]*\)/gi

/** A code that is one word is that word, whether it is marked as code or not. */
const oneWord = /`([a-z][a-z_]+)`/g

/** Words, numbers, codes and signs of comparison in their sequence. */
const tokensOf = (sentence: string): string[] =>
  (sentence.replace(hint, '').replace(/n['\u2019]t\b/g, ' not').replace(/\bcannot\b/gi, 'can not')
    .replace(oneWord, '$1')
    .match(/`[^`]+`|[A-Za-z][A-Za-z_]*|\d[\d.,:]*|[<>=%+/*\u2264\u2265-]+(?=\s|\d)/g) ?? [])
    .map((token) => (/^[A-Za-z]/.test(token)
      ? normal(token.toLowerCase()) : token.replace(/[.,:]+$/, '')))
    .filter((token) => !plain.has(token) && token !== '-')

const shortestMisspelt = 5

const longEnoughForVowels = 7

/** What is left of two words where they differ, their common beginning and end taken away. */
const differing = (word: string, other: string): [string, string, before: string] => {
  const shortest = Math.min(word.length, other.length)
  let head = 0
  while (head < shortest && word[head] === other[head]) head += 1
  let tail = 0
  while (tail < shortest - head && word.at(-1 - tail) === other.at(-1 - tail)) tail += 1
  return [word.slice(head, word.length - tail), other.slice(head, other.length - tail),
    word.slice(0, head)]
}

/**
 * Two letters exchanged, one doubled or not, one vowel for another in a long word: hardly two words
 * of the language differ in that.
 */
const isMisspelling = (word: string, other: string): boolean => {
  if (!/^[a-z]+$/.test(word + other)) return false
  const shortest = Math.min(word.length, other.length)
  if (shortest < shortestMisspelt) return false
  const [left, right, before] = differing(word, other)
  if (left.length === 2 && `${left[1] ?? ''}${left[0] ?? ''}` === right) return true
  const more = left + right
  if (more.length === 1) return before.endsWith(more)
  return shortest >= longEnoughForVowels && /^[aeiou]$/.test(left) && /^[aeiou]$/.test(right)
}

const saysSame = (was: string[], is: string[]): boolean =>
  was.length === is.length && was.every((word, index) =>
    word === is[index] || isMisspelling(word, is[index] ?? ''))

const subordinators =
  new Set(['when', 'if', 'while', 'once', 'where', 'after', 'before', 'until', 'unless'])

/** A clause may stand before what it belongs to, or after. */
const isClauseMoved = (was: string[], is: string[]): boolean => {
  const [front, other] = subordinators.has(was[0] ?? '') ? [was, is] : [is, was]
  const [first = ''] = front
  if (!subordinators.has(first)) return false
  return other.some((word, index) => word === first && index > 0
    && saysSame(front, [...other.slice(index), ...other.slice(0, index)]))
}

/**
 * Whether a sentence asks for something else, as far as its words can tell. It fails closed: no
 * list knows all words that matter, so any other word, and any other sequence, counts.
 */
export const asksOtherwise = (before: string, after: string): boolean => {
  const [was, is] = [tokensOf(before), tokensOf(after)]
  return !saysSame(was, is) && !isClauseMoved(was, is)
}
