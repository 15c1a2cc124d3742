import type { Exchange } from '../api/exchange.ts'
import type { Violation } from '../contract/violation.ts'

export type SeenViolation = Violation & { count: number; example: Exchange }

/** What all exchanges of a run showed, whichever check made them. */
export type Observation = {
  exchanges: number
  /** Answers by operation and status. */
  statuses: Map<string, Map<number, number>>
  violations: SeenViolation[]
}

/** Gathers coverage and violations of a run. */
export const createObserver = () => {
  const statuses = new Map<string, Map<number, number>>()
  const violations = new Map<string, SeenViolation>()
  let exchanges = 0
  const observe = (exchange: Exchange): void => {
    exchanges += 1
    const { operationId, status } = exchange
    if (operationId !== null) {
      const seen = statuses.get(operationId) ?? new Map<number, number>()
      statuses.set(operationId, seen.set(status, (seen.get(status) ?? 0) + 1))
    }
    for (const violation of exchange.violations) {
      const name = [violation.operation, status, violation.kind, violation.at].join(' ')
      const known = violations.get(name)
      if (known === undefined) violations.set(name, { ...violation, count: 1, example: exchange })
      else known.count += 1
    }
  }
  const observation = (): Observation =>
    ({ exchanges, statuses, violations: [...violations.values()] })
  return { observe, observation }
}
