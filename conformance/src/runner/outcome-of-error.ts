import { ContractBroken, Inconclusive, NoAnswer, PromiseBroken } from '../signals.ts'
import type { Outcome } from './outcome.ts'

export type Ending =
  Pick<Outcome, 'verdict' | 'reason' | 'blamed' | 'breach' | 'violations'>

const ending = (verdict: Outcome['verdict'], reason: string, rest: Partial<Ending> = {}): Ending =>
  ({ verdict, reason, blamed: null, breach: null, violations: [], ...rest })

const brokenContract = (error: ContractBroken): Ending => {
  const { exchange, violations, message } = error
  const breach = {
    promise: `every answer of ${exchange.operationId ?? 'the engine'} keeps the contract`,
    wanted: 'no violation',
    actual: violations.map(({ detail }) => detail),
    exchange,
  }
  return ending('failed', message, { breach, violations })
}

/** The verdict that the end of a check amounts to. */
export const endingOfError = (error: unknown): Ending => {
  if (error instanceof PromiseBroken) {
    return ending('failed', `Broken: ${error.message}.`, { breach: error.breach })
  }
  if (error instanceof ContractBroken) return brokenContract(error)
  if (error instanceof NoAnswer) return ending('failed', `${error.message}.`)
  if (error instanceof Inconclusive) {
    return ending('inconclusive', error.message, { blamed: error.blamed })
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return ending('inconclusive', `The check broke: ${text}`, { blamed: 'the check itself' })
}

/** The end of a check that ran through. One that judged nothing proves nothing. */
export const endingOfRun = (judged: number): Ending =>
  judged > 0
    ? { verdict: 'passed', reason: null, blamed: null, breach: null, violations: [] }
    : ending('failed', 'The check is hollow: it judged nothing.')
