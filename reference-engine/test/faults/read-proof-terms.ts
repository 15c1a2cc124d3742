export const proofNames = ['kills', 'restarts', 'skew'] as const
export type ProofName = (typeof proofNames)[number]

/** What was asked of the proof cannot be read; the message is for a terminal. */
export class WrongProofTerms extends Error {}

type ProofTerms = {
  readonly months: number
  readonly subscriptions: number
  readonly chosen: readonly ProofName[]
}

const usage = 'Usage: npm run prove:faults [-- ROUNDS SUBSCRIPTIONS [kills|restarts|skew]...]'

const wholeNumber = (text: string, what: string): number => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new WrongProofTerms(`${what} are a whole number from 1 to 999999, not "${text}". ${usage}`)
}

const isProofName = (text: string): text is ProofName =>
  proofNames.some((name) => name === text)

/** All proofs over 30 months of 2,000 subscriptions unless told. */
export const readProofTerms = (
  [rounds = '30', subscriptions = '2000', ...names]: readonly string[],
): ProofTerms => {
  const unknown = names.find((name) => !isProofName(name))
  if (unknown !== undefined) {
    throw new WrongProofTerms(`No proof is called "${unknown}". ${usage}`)
  }
  return {
    months: wholeNumber(rounds, 'Rounds'),
    subscriptions: wholeNumber(subscriptions, 'Subscriptions'),
    chosen: names.length === 0 ? proofNames : names.filter(isProofName),
  }
}
