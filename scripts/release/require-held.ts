import type { Ruling } from '../gate/release/render-judgement.ts'
import { Failure } from '../run/failure.ts'

/** A release that is declared milder than it is would break those who rely on its version. */
export const requireHeld = (ruling: Ruling | undefined): void => {
  if (ruling?.held === true) return
  const { needed = 'no verdict', declared } = ruling ?? {}
  const by = declared === undefined || declared.by.length === 0
    ? 'no changeset declares anything' : `${declared.by.join(', ')} declare ${declared.bump}`
  throw new Failure(`The gate is red: ${by}, and it needs ${needed}. npm run gate says why, and `
    + 'which changeset to write.')
}
