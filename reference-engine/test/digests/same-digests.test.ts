import { beforeAll, describe, expect, inject, test } from 'vitest'
import type { PlantedFault } from '../planted-fault.ts'
import type { Arrival } from './arrival.ts'
import { onServed, runScript } from './scripted-runs.ts'
import type { Wanted } from './scripted-runs.ts'
import type { ScriptRun } from './run-script.ts'

const inOrder: Arrival = { order: 'forwards', batch: 500 }

/** Two organizations each, whose usage comes in the order and the batches that are told. */
const arrivals = {
  embedded: [inOrder, { order: 'shuffled', batch: 40 }],
  oneWorker: [{ order: 'backwards', batch: 90 }, { order: 'shuffled', batch: 11 }],
  threeWorkers: [{ order: 'shuffled', batch: 170 }, { order: 'backwards', batch: 23 }],
} satisfies { readonly [setting: string]: [Arrival, Arrival] }

/** What comes for an hour replaces what came for it before, unless both come together. */
const lastBatchCounts: PlantedFault = {
  file: 'src/persistence/migrations/0010-ingest-function.ts',
  find: 'sum = r.sum + excluded.sum',
  replace: 'sum = excluded.sum',
}

const runServed = (
  name: string, wanted: Omit<Wanted, 'place'> & { readonly workers: number },
): Promise<ScriptRun> => onServed({
  serverUrl: inject('postgresqlUrl'), name: `valora_script_${process.pid}_${name}`,
}, (url) => runScript({ place: { url, workers: wanted.workers }, ...wanted }))

/** What the script has to bring about, so that equal means something. */
const happened = [
  '"kind":"fixed"', '"kind":"usage"', '"kind":"proration_charge"', '"kind":"proration_credit"',
  '"kind":"usage_adjustment"', '"kind":"minimum"', '"percentage":"12.5"', '"percentage":"33.3"',
  '"inclusive":true', '"inclusive":false', '"credit_grant_id"', '"trial":false',
  '"paymentStatus":"partially_paid"', '"portion":{',
]

describe('one script of four months, told to six organizations', () => {
  let runs: ScriptRun[] = []
  let organizations: ScriptRun['organizations'] = []

  beforeAll(async () => {
    runs = await Promise.all([
      runScript({ place: { dump: inject('pgliteDump') }, arrivals: arrivals.embedded }),
      runServed('one_worker', { arrivals: arrivals.oneWorker, workers: 1 }),
      runServed('three_workers', { arrivals: arrivals.threeWorkers, workers: 3 }),
    ])
    organizations = runs.flatMap((run) => run.organizations)
  })

  test('brings about what it is meant to', () => {
    expect(organizations).toHaveLength(6)
    const { digests = [], invoices = [], became = [] } = organizations[0] ?? {}
    expect([digests.length, invoices.length]).toEqual([46, 46])
    expect(new Set(digests).size).toBeGreaterThan(40)
    const text = invoices.join('\n')
    expect(happened.filter((part) => !text.includes(part))).toEqual([])
    expect(new Set(became.map((one) => one.split(' ').at(-1))))
      .toEqual(new Set(['accepted', 'duplicate']))
  })

  test('gives the same digests and the same invoices in all of them', () => {
    for (const { digests, invoices, became } of organizations.slice(1)) {
      expect(digests).toEqual(organizations[0]?.digests)
      expect(invoices).toEqual(organizations[0]?.invoices)
      expect(became).toEqual(organizations[0]?.became)
    }
  })

  test('gives each of them numbers without a gap', () => {
    const wanted = Array.from({ length: 46 }, (_, index) =>
      `INV-${String(index + 1).padStart(6, '0')}`)
    for (const { numbers } of organizations) expect(numbers).toEqual(wanted)
  })

  test('is billed by as many workers as there are', () => {
    expect(runs.map(({ shares }) => shares.length)).toEqual([0, 1, 3])
    expect(Math.min(...runs.flatMap(({ shares }) => shares)), 'subjects each has done')
      .toBeGreaterThan(0)
  })

  test('shows an engine that lets batches decide', async () => {
    const { organizations: [one, other] } = await runServed('faulty',
      { arrivals: [inOrder, arrivals.oneWorker[1]], workers: 1, steps: 5, fault: lastBatchCounts })
    expect(one?.digests.length).toBeGreaterThan(10)
    expect(one?.digests).not.toEqual(other?.digests)
  })
}, 120_000)
