import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { estateProof } from './estate-proof.ts'
import type { EstateProof } from './estate-proof.ts'
import { startFaultServer } from './fault-server.ts'
import { killRounds } from './kill-rounds.ts'
import { plantedFaults } from './planted-faults.ts'
import { restartRounds } from './restart-rounds.ts'
import { skewRounds } from './skew-rounds.ts'

const seed = 20_261_121
const [subscriptions, months] = [120, 3]
const kills = { workers: 2, seed, wait_ms_max: 120 }
/** Where numbers are taken apart, this can be seen before the invoices are there. */
const numbersAhead = `select organization_id from invoice_number_sequences as s
  where last_number > (select count(*) from invoices as i
    where i.organization_id = s.organization_id and number is not null)`

/** `npm run prove:faults` does thirty rounds over 2,000 subscriptions. */
describe('three months of one estate', () => {
  let server: Awaited<ReturnType<typeof startFaultServer>>
  let proof: EstateProof

  beforeAll(async () => {
    server = await startFaultServer()
    const { url: serverUrl, template } = server
    proof = await estateProof({ serverUrl, template, subscriptions, months })
  })
  afterAll(() => server.stop())

  test('are billed once by workers that are killed', async () => {
    const { report, faults } = await proof.judge(killRounds(kills))
    expect(faults).toEqual([])
    expect(proof.invoices).toBe(440)
    expect(report.interrupted, 'rounds that left work').toBeGreaterThan(0)
  })

  test('are billed once while the database goes and comes back', async () => {
    const { report, faults } =
      await proof.judge(restartRounds({ server, workers: 2, seed, wait_ms_max: 120 }))
    expect(faults).toEqual([])
    expect(report).toMatchObject({ restarted: 2, crashed: 1 })
    expect(report.interrupted, 'rounds that left work').toBeGreaterThan(0)
  })

  test('are billed once and in time by clocks that differ by hours', async () => {
    const { report, faults } = await proof.judge(skewRounds())
    expect(faults).toEqual([])
    expect(report).toEqual({ idle: 3, alone: 2, together: 1, tooEarly: [] })
  })

  /** Calm, that engine bills right: jobs and numbers are all there when it is not killed. */
  test('show a kill of an engine that takes jobs and numbers apart', async () => {
    const { faults } = await proof.judge(killRounds(
      { ...kills, workers: 1, moment: numbersAhead, fault: plantedFaults.takenApart }))
    expect(faults.join('\n')).toMatch(/next number follows the last one given, but/)
    expect(faults.join('\n')).toMatch(/of 440 invoices are there/)
  })

  test('are not billed by an engine that ends with its connections', async () => {
    const fault = plantedFaults.endsWithItsConnections
    await expect(proof.judge(restartRounds({ server, workers: 1, seed, wait_ms_max: 120, fault })))
      .rejects.toThrow(/worker_0 ended/)
  })

  test('show clocks before whose time an engine bills', async () => {
    const { report } = await proof.judge(skewRounds(plantedFaults.billsAnHourAhead))
    expect(report.tooEarly).not.toEqual([])
  })
}, 300_000)
