import { isNode, type Node } from './json-node.ts'

/**
 * Numbers values so that two have one number exactly when they are deeply equal, whatever the order
 * of keys. Each object is read once, so that asking again about its parts costs nothing.
 */
export class Sameness {
  readonly #numbers = new Map<string, number>()
  readonly #known = new WeakMap<object, number>()

  numberOf(value: unknown): number {
    if (value === undefined) return this.#number('absent')
    if (typeof value !== 'object' || value === null) return this.#number(JSON.stringify([value]))
    const known = this.#known.get(value)
    if (known !== undefined) return known
    const number = this.#number(this.#spell(value))
    this.#known.set(value, number)
    return number
  }

  areSame(left: unknown, right: unknown): boolean {
    return this.numberOf(left) === this.numberOf(right)
  }

  #spell(value: object): string {
    if (Array.isArray(value)) return `[${value.map((item) => this.numberOf(item)).join()}]`
    if (!isNode(value)) return ''
    const members = Object.keys(value).toSorted().map((key) => this.#member(value, key))
    return `{${members.join()}}`
  }

  #member(value: Node, key: string): string {
    return `${JSON.stringify(key)}:${this.numberOf(value[key])}`
  }

  #number(spelled: string): number {
    const number = this.#numbers.get(spelled) ?? this.#numbers.size
    this.#numbers.set(spelled, number)
    return number
  }
}

/** One numbering for all that is compared: what was numbered once need not be read again. */
export const sameness = new Sameness()
