import type { Exchange } from './api/exchange.ts'
import type { Violation } from './contract/violation.ts'

/** A promise of the contract that did not hold. */
export type Breach = {
  promise: string
  wanted: unknown
  actual: unknown
  exchange: Exchange | null
}

/** Ends a check as failed: the target broke what the check is about. */
export class PromiseBroken extends Error {
  readonly breach: Breach

  constructor(breach: Breach) {
    super(breach.promise)
    this.name = 'PromiseBroken'
    this.breach = breach
  }
}

/** Ends a check as failed: an answer breaks the contract's form. */
export class ContractBroken extends Error {
  readonly exchange: Exchange
  readonly violations: readonly Violation[]

  constructor(exchange: Exchange) {
    const [first] = exchange.violations
    super(first === undefined ? 'The answer breaks the contract.' : first.detail)
    this.name = 'ContractBroken'
    this.exchange = exchange
    this.violations = exchange.violations
  }
}

/** Ends a check as failed: no answer came, or none in time. */
export class NoAnswer extends Error {
  readonly request: string

  constructor(request: string, detail: string) {
    super(`${request}: ${detail}`)
    this.name = 'NoAnswer'
    this.request = request
  }
}

/** Ends a check as inconclusive: what it builds on could not be made. */
export class Inconclusive extends Error {
  /** What broke, in a few words that are equal for every check it spoils. */
  readonly blamed: string

  constructor(blamed: string, detail: string) {
    super(detail)
    this.name = 'Inconclusive'
    this.blamed = blamed
  }
}
