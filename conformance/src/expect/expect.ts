import type { Exchange } from '../api/exchange.ts'

export type Fault = { pointer: string; code?: string }

/**
 * The judgements. Each states the promise in words of the contract ("the bound belongs to the
 * lower tier"), which the report shows when it does not hold. A check that judges nothing is
 * hollow and never passes.
 */
export type Expect = {
  /** The answer has this status; returns the answer. */
  status<Body>(exchange: Exchange<Body>, status: number): Exchange<Body>
  /**
   * The answer is the problem of this code with the status of the registry. With `faults`, each
   * of them stands in `errors` (`exactly` also forbids others).
   */
  problem(exchange: Exchange, code: string,
    options?: { faults?: readonly Fault[]; exactly?: boolean }): Exchange
  /** Deeply equal as JSON, the order of names aside. */
  equal(actual: unknown, wanted: unknown, promise: string): void
  notEqual(actual: unknown, other: unknown, promise: string): void
  /** Two decimal strings of equal value, whatever their trailing zeros. */
  decimal(actual: unknown, wanted: string, promise: string): void
  /** The replay has the status and the body of the first answer, byte for byte. */
  same(replay: Exchange, first: Exchange): void
  /** A list that is not empty; returns it. */
  atLeastOne<Item>(list: readonly Item[], promise: string): readonly Item[]
  /** The list holds an item that fits; returns the item. */
  holds<Item>(list: readonly Item[], fits: (item: Item) => boolean, promise: string): Item
  /** The list is not empty and every item fits. */
  every<Item>(list: readonly Item[], fits: (item: Item) => boolean, promise: string): void
  /** Neither null nor undefined; returns the value. */
  present<Value>(value: Value, promise: string): NonNullable<Value>
  that(condition: boolean, promise: string): void
  /** The header is there and, where given, has this value; returns the value. */
  header(exchange: Exchange, name: string, wanted?: string): string
  matches(actual: unknown, pattern: RegExp, promise: string): void
}
