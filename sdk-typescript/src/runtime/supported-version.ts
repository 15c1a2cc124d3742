import { contract } from '../generated/contract.ts'
import { ValoraVersionError } from './valora-error.ts'

const [major = '', minor = ''] = contract.version.split('.')
const start = major === '0' ? `0.${minor}.` : `${major}.`

/** The versions of the contract that this SDK works with: of its major, below 1.0 of its minor. */
export const SUPPORTED_RANGE = `${start}x`

/** What is wrong with a server that keeps another version; one that names none is not judged. */
export const versionFault = ({ headers }: Response): ValoraVersionError | undefined => {
  const served = headers.get('Valora-Spec-Version')
  return served === null || served.startsWith(start) ? undefined : new ValoraVersionError(
    `The server keeps contract ${served}, this SDK ${SUPPORTED_RANGE}: `
    + `install @valora/sdk@${served} or update the server`)
}
