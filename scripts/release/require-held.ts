import { renderRuling, type Ruling } from '../gate/release/render-judgement.ts'
import { Failure } from '../run/failure.ts'

/** A release that is declared milder than it is would break those who rely on its version. */
export const requireHeld = (ruling: Ruling | undefined): void => {
  if (ruling?.held === true) return
  const said = ruling === undefined ? '' : `\n${renderRuling(ruling)}`
  throw new Failure(`The gate is red, npm run gate says what to do:${said}`)
}
