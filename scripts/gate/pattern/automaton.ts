import type { Ranges } from './char-ranges.ts'
import type { Expression } from './parse-pattern.ts'
import { UnknownPattern } from './unknown-pattern.ts'

type Edge = { on: Ranges | undefined; to: number }

const statesMax = 4000

/** The states that a text can lead to, from the first to the last, by edges with characters. */
export class Automaton {
  readonly #edges: Edge[][] = []
  readonly first: number
  readonly last: number

  constructor(expression: Expression) {
    this.first = this.#state()
    this.last = this.#build(expression, this.first)
  }

  /** All that a set of states becomes without reading a character. */
  settle(states: Iterable<number>): Set<number> {
    const settled = new Set(states)
    for (const state of settled) {
      for (const { on, to } of this.#edges[state] ?? []) if (on === undefined) settled.add(to)
    }
    return settled
  }

  read(states: Set<number>, character: number): Set<number> {
    const reached = [...states].flatMap((state) => (this.#edges[state] ?? [])
      .filter(({ on }) => on?.some(([from, to]) => from <= character && character <= to) === true)
      .map(({ to }) => to))
    return this.settle(reached)
  }

  /** Characters at which a range of some edge begins or has ended. */
  boundaries(): number[] {
    return this.#edges.flat().flatMap(({ on = [] }) => on.flatMap(([from, to]) => [from, to + 1]))
  }

  #state(): number {
    if (this.#edges.length >= statesMax) throw new UnknownPattern('it is too large')
    return this.#edges.push([]) - 1
  }

  #edge(from: number, { on, to }: Edge): void {
    this.#edges[from]?.push({ on, to })
  }

  #build(expression: Expression, from: number): number {
    if (expression.is === 'row') {
      return expression.parts.reduce((state, part) => this.#build(part, state), from)
    }
    const end = this.#state()
    if (expression.is === 'one') this.#edge(from, { on: expression.of, to: end })
    if (expression.is === 'choice') {
      for (const part of expression.parts) {
        this.#edge(this.#build(part, this.#step(from)), { on: undefined, to: end })
      }
    }
    return expression.is === 'repeat' ? this.#repeat(expression, { from, end }) : end
  }

  #step(from: number): number {
    const state = this.#state()
    this.#edge(from, { on: undefined, to: state })
    return state
  }

  #repeat(
    { part, least, most }: Extract<Expression, { is: 'repeat' }>,
    { from, end }: { from: number; end: number },
  ): number {
    let state = this.#step(from)
    for (let time = 0; time < least; time += 1) state = this.#build(part, state)
    if (most === Infinity) {
      const loop = this.#step(state)
      this.#edge(this.#build(part, loop), { on: undefined, to: loop })
      this.#edge(loop, { on: undefined, to: end })
      return end
    }
    this.#edge(state, { on: undefined, to: end })
    for (let time = least; time < most; time += 1) {
      state = this.#build(part, state)
      this.#edge(state, { on: undefined, to: end })
    }
    return end
  }
}
