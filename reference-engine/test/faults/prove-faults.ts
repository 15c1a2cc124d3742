/**
 * npm run prove:faults [-- ROUNDS SUBSCRIPTIONS [kills|restarts|skew]...]
 *
 * Engines bill 2,000 subscriptions on a real PostgreSQL of their own. In each of 30 rounds a month
 * comes due, and while they bill it one of them or all are killed; then the same months while the
 * database is ended at once or crashes; then with clocks that differ by hours. What each leaves is
 * compared with what one engine leaves that nobody disturbs. Exit codes: 0 all held, 1 it did not,
 * 2 wrong usage.
 */
import { estateProof } from './estate-proof.ts'
import type { Verdict } from './estate-proof.ts'
import { startFaultServer } from './fault-server.ts'
import { killRounds } from './kill-rounds.ts'
import { readProofTerms, WrongProofTerms } from './read-proof-terms.ts'
import type { ProofName } from './read-proof-terms.ts'
import { restartRounds } from './restart-rounds.ts'
import { skewRounds } from './skew-rounds.ts'

const read = () => {
  try {
    return readProofTerms(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof WrongProofTerms)) throw error
    console.error(error.message)
    process.exit(2)
  }
}

const { months, subscriptions, chosen } = read()
const begun = performance.now()
const elapsed = () => `${Math.round((performance.now() - begun) / 1000)} s`
const progress = (line: string) => console.error(`${elapsed()}  ${line}`)
const terms = { workers: 3, seed: 20_261_121, wait_ms_max: 600 }

const server = await startFaultServer()
try {
  const proof = await estateProof({
    serverUrl: server.url, template: server.template, subscriptions, months, progress,
  })
  const proofs = {
    kills: () => proof.judge(killRounds(terms)),
    restarts: () => proof.judge(restartRounds({ ...terms, server })),
    skew: () => proof.judge(skewRounds()),
  } satisfies Record<ProofName, () => Promise<Verdict<object>>>
  for (const name of chosen) {
    const { report, faults } = await proofs[name]()
    const early = 'tooEarly' in report ? report.tooEarly.map((one) => `too early: ${one}`) : []
    const found = [...faults, ...early]
    console.log(`${name}, ${months} rounds, ${proof.invoices} invoices, ${elapsed()}: `
      + JSON.stringify(report))
    console.log(found.length === 0 ? 'every period is billed once' : found.join('\n'))
    if (found.length > 0) process.exitCode = 1
  }
} finally {
  await server.stop()
}
// The embedded server's own exit hook would end a run that failed with exit code 0.
process.exit()
