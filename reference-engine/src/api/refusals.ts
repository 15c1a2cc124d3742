import type { Fault } from '../domain/fault.ts'
import { Refusal } from '../domain/refusal.ts'
import { faultsMax, pointerLengthMax } from './validation/faults-of.ts'

/** The request breaks its schema: every fault is named (ERR 2), up to a readable number. */
export const invalidRequest = (faults: readonly Fault[]): Refusal =>
  new Refusal('invalid_request', {}, faults.slice(0, faultsMax).map((fault) =>
    ({ ...fault, pointer: fault.pointer.slice(0, pointerLengthMax).toWellFormed() })))

/** A refusal whose answer says when to come again, in seconds. */
export class RefusalForNow extends Refusal {
  readonly retryAfterSeconds: number

  constructor(code: string, retryAfterSeconds: number) {
    super(code)
    this.retryAfterSeconds = Math.max(1, Math.ceil(retryAfterSeconds))
  }
}
