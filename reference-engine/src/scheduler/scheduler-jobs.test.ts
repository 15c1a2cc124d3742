import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { billingWorld } from '../../test/billing-world.ts'
import { describeDatabases } from '../../test/database.ts'
import { at } from '../../test/records.ts'
import { seat } from '../../test/sales.ts'
import { schedulerJobs } from './scheduler-jobs.ts'
import type { Deferred } from './scheduler-jobs.ts'

const now = at('2026-02-28T00:00:00Z')

describeDatabases('the jobs of the scheduler', (on) => {
  const jobs = () => {
    const world = billingWorld(on.database, '2026-01-31T00:00:00Z')
    const deferred: Deferred[] = []
    const divided: unknown[] = []
    const purged: unknown[] = []
    const all = schedulerJobs({
      ...world.dependencies,
      chunkSize: 20,
      purgeIdempotencyKeys: (expired) => Promise.resolve(purged.push(expired) === 1 ? 1000 : 3),
      onDeferred: (each) => deferred.push(each),
      onDivided: (each) => divided.push(each),
    })
    const chunk = (name: string, apart = false) => all.find((job) => job.name === name)
      ?.runChunk({ now, apart, signal: new AbortController().signal })
    return { ...world, all, chunk, deferred, divided, purged }
  }

  /** So many drafts that are due. */
  const draftsDue = async (count: number) => {
    const made = jobs()
    const { subscribe, customer, invoices } = await made.tenant({ sales: [seat] })
    for (let index = 0; index < count; index += 1) await subscribe((await customer()).id)
    return { ...made, invoices }
  }

  test('are these', () => {
    expect(jobs().all.map(({ name }) => name)).toEqual([
      'run-turns', 'finalize-invoices', 'mark-past-due', 'expire-credit-grants',
      'resume-test-clocks', 'purge-idempotency-keys',
    ])
  })

  test('bill more than a chunk in several and tell what was put off', async () => {
    const { chunk, deferred, divided, tenant } = jobs()
    const { subscribe, customer, invoices } = await tenant({ sales: [seat] })
    const made: { readonly id: string }[] = []
    for (let count = 0; count < 23; count += 1) made.push(await subscribe((await customer()).id))
    const setCurrency = (currency: string) => sql`update subscriptions
      set currency = ${currency} where id = ${made[0]?.id}`.execute(on.database.queries)
    await setCurrency('???')
    const results = [await chunk('run-turns'), await chunk('run-turns')]
    expect(results).toEqual([
      { processed: 19, deferred: 1, more: true }, { processed: 3, deferred: 0, more: false },
    ])
    expect(deferred).toMatchObject([{ job: 'run-turns', subjectId: made[0]?.id }])
    expect(divided).toMatchObject([{ job: 'run-turns', error: deferred[0]?.error }])
    await setCurrency('USD')
    expect(await chunk('finalize-invoices')).toMatchObject({ processed: 20, more: true })
    expect(await chunk('finalize-invoices')).toMatchObject({ processed: 3, more: false })
    const finals = (await invoices()).filter(({ status }) => status === 'finalized')
    expect(finals.map(({ turn }) => turn)).toEqual(Array.from({ length: 23 }, () => 0))
  })

  test('bill by lanes that take other customers, until nothing is due', async () => {
    const { all, chunk, invoices } = await draftsDue(90)
    const lanes = all.find(({ name }) => name === 'finalize-invoices')?.lanes ?? 0
    expect(lanes).toBe(2)
    const done = await Promise.all(Array.from({ length: lanes }, async () => {
      let processed = 0
      for (let more = true; more;) {
        const result = await chunk('finalize-invoices', true)
        processed += result?.processed ?? 0
        more = result?.more === true
      }
      return processed
    }))
    expect(done.reduce((sum, processed) => sum + processed, 0)).toBe(90)
    const numbers = (await invoices()).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(90)
    expect(await chunk('finalize-invoices'), 'nothing is left').toMatchObject({ processed: 0 })
  })

  test('purge until a chunk is not full', async () => {
    const { chunk, purged } = jobs()
    expect(await chunk('purge-idempotency-keys')).toMatchObject({ processed: 1000, more: true })
    expect(await chunk('purge-idempotency-keys')).toMatchObject({ processed: 3, more: false })
    expect(purged).toEqual([{ now, limit: 1000 }, { now, limit: 1000 }])
  })

  test('have nothing to resume when no advance was cut off', async () => {
    expect(await jobs().chunk('resume-test-clocks'))
      .toEqual({ processed: 0, deferred: 0, more: false })
  })
})
