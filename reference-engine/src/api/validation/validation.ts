import type { Contract } from '../contract/contract.ts'
import type { Operation } from '../contract/operation.ts'
import type { ResponseCheck } from './response-check.ts'
import { responseCheck } from './response-check.ts'
import { validators } from './validators.ts'
import type { Compile } from './validators.ts'

/** The engine was about to break its own contract; the caller gets a 500 instead. */
export class ContractBroken extends Error {
  override readonly name = 'ContractBroken'
}

export type Validation = {
  readonly requests: Compile
  /** Gives an answer's body back, or throws `ContractBroken`. */
  readonly answersOf: (operation: Operation) => (status: number, body: unknown) => unknown
}

/** What checks requests, always, and answers, in tests and in development. */
export const createValidation = (
  { document }: Contract,
  { validateResponses }: { readonly validateResponses: boolean },
): Validation => {
  const requests = whenUsed(() => validators(document, { fillDefaults: true }))
  const answers = whenUsed(() => validators(document, { fillDefaults: false }))
  const checks = new Map<Operation, ResponseCheck>()
  const checkOf = (operation: Operation): ResponseCheck => {
    const check = checks.get(operation) ?? responseCheck(operation, answers)
    checks.set(operation, check)
    return check
  }
  return {
    requests,
    answersOf: (operation) => {
      if (!validateResponses) return (_, body) => body
      const check = checkOf(operation)
      return (status, body) => {
        const broken = check(status, body)
        if (broken.length === 0) return body
        throw new ContractBroken(`${operation.id} ${status}: ${broken.slice(0, 10).join('; ')}`)
      }
    },
  }
}

/** Reading the whole bundle takes longer than an engine that never checks should wait. */
const whenUsed = (make: () => Compile): Compile => {
  let made: Compile | undefined
  return (schema) => {
    made ??= make()
    return made(schema)
  }
}
