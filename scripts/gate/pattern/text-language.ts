import { Automaton } from './automaton.ts'
import { everyCharacter, lastCharacter } from './char-ranges.ts'
import { parsePattern, type Expression } from './parse-pattern.ts'
import { UnknownPattern } from './unknown-pattern.ts'

const pairsMax = 20_000

/** What limits a text beside its pattern. */
export type TextLimits = { pattern?: string | undefined; least?: number; most?: number }

/** Where a text has led to, in each automaton of each alternative. */
type State = Set<number>[]

type Choice = { from: number; all: number; none: number }

const lengthOf = ({ least = 0, most = Infinity }: TextLimits): Expression[] =>
  least === 0 && most === Infinity
    ? [] : [{ is: 'repeat', part: { is: 'one', of: everyCharacter }, least, most }]

/** All texts that keep a pattern and a length; conditions that look ahead are kept beside it. */
export class TextLanguage {
  readonly #automata: Automaton[] = []
  readonly #choices: Choice[] = []

  constructor(limits: TextLimits) {
    for (const { row, all, none } of parsePattern(limits.pattern ?? '')) {
      const from = this.#automata.length
      const kept = [row, ...all, ...lengthOf(limits)]
      this.#automata.push(...[...kept, ...none].map((expression) => new Automaton(expression)))
      this.#choices.push({ from, all: kept.length, none: none.length })
    }
  }

  start(): State {
    return this.#automata.map((automaton) => automaton.settle([automaton.first]))
  }

  read(state: State, character: number): State {
    return state.map((states, index) => this.#automata[index]?.read(states, character) ?? states)
  }

  /** Whether a text that led here belongs to it. */
  holds(state: State): boolean {
    const isEnd = (index: number) => state[index]?.has(this.#automata[index]?.last ?? -1) === true
    return this.#choices.some(({ from, all, none }) => {
      const ends = Array.from({ length: all + none }, (_, index) => isEnd(from + index))
      return ends.slice(0, all).every(Boolean) && !ends.slice(all).some(Boolean)
    })
  }

  /** Whether no text that begins so can belong to it. */
  isDead(state: State): boolean {
    return this.#choices.every(({ from, all }) =>
      state.slice(from, from + all).some((states) => states.size === 0))
  }

  /** The characters at which some range of it begins or has ended. */
  boundaries(): number[] {
    return this.#automata.flatMap((automaton) => automaton.boundaries())
  }
}

const named = (state: State): string =>
  state.map((states) => [...states].toSorted((left, right) => left - right).join()).join(';')

type Languages = { one: TextLanguage; other: TextLanguage }

type Reached = { one: State; other: State }

/** Whether some text leads both to what is looked for; a text that the first cannot hold ends. */
const findsState = ({ one, other }: Languages, isFound: (pair: Reached) => boolean): boolean => {
  const characters = [...new Set([0, ...one.boundaries(), ...other.boundaries()])]
    .filter((character) => character <= lastCharacter)
  const waiting = [{ one: one.start(), other: other.start() }]
  const seen = new Set<string>()
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    if (isFound(pair)) return true
    for (const character of characters) {
      const next = {
        one: one.read(pair.one, character), other: other.read(pair.other, character),
      }
      const key = `${named(next.one)} ${named(next.other)}`
      if (one.isDead(next.one) || seen.has(key)) continue
      if (seen.size > pairsMax) throw new UnknownPattern('it takes too long')
      seen.add(key)
      waiting.push(next)
    }
  }
  return false
}

/** Whether every text of the first belongs to the second. */
export const isWithin = (inner: TextLanguage, outer: TextLanguage): boolean =>
  !findsState({ one: inner, other: outer }, (pair) =>
    inner.holds(pair.one) && !outer.holds(pair.other))

/** Whether some text belongs to both. */
export const canMeet = (one: TextLanguage, other: TextLanguage): boolean =>
  findsState({ one, other }, (pair) => one.holds(pair.one) && other.holds(pair.other))
