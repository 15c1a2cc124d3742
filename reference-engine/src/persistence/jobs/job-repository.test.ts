import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import { at, newId } from '../../../test/records.ts'
import { createStore } from '../store.ts'
import type { Store } from '../store.ts'
import type { JobSchedule } from './schedule-jobs.ts'

const noon = at('2026-02-01T12:00:00Z')
const kind = 'finalize_invoice' as const

const newJob = (parts: Partial<JobSchedule> = {}): JobSchedule => ({
  organizationId: 'org_1', kind, subjectId: newId('inv'), customerId: 'cus_1',
  testClockId: null, dueAt: noon, ...parts
})

const claim = (store: Store, now = noon, limit = 10) => store.transaction(async ({ jobs }) => {
  const claimed = await jobs.claimDue({ kind, now, limit })
  return claimed.map(({ subjectId }) => subjectId)
})

describeDatabases('jobs', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    const far = at('2999-01-01T00:00:00Z')
    await store.transaction(async ({ jobs }) => {
      await jobs.removeMany(await jobs.claimDue({ kind, now: far, limit: 1000 }))
    })
    const schedule = (...scheduled: JobSchedule[]) => store.jobs.scheduleMany(scheduled)
    return { store, schedule }
  }

  test('a job is due at its instant and not before', async () => {
    const { store, schedule } = await setting()
    const job = newJob()
    await schedule(job, newJob({ dueAt: at('2026-02-01T12:00:00.000001Z') }))
    expect(await claim(store, at('2026-02-01T11:59:59.999999Z'))).toEqual([])
    expect(await claim(store)).toEqual([job.subjectId])
  })

  test('a job of a test clock is not due in real time', async () => {
    const { store, schedule } = await setting()
    await schedule(newJob({ testClockId: 'clk_1' }))
    expect(await claim(store)).toEqual([])
  })

  test('a failing job comes back later and lets the others pass', async () => {
    const { store, schedule } = await setting()
    const [failing, other] = [newJob({ dueAt: at('2026-01-01T00:00:00Z') }), newJob()]
    await schedule(failing, other)
    const later = noon.add({ minutes: 1 })
    const error = `price\0 missing \ud800${'x'.repeat(2000)}`
    await store.jobs.fail(failing, { error, availableAt: later })
    expect(await claim(store, noon, 1)).toEqual([other.subjectId])
    expect(await claim(store, later, 1)).toEqual([other.subjectId])
    const [, again] = await store.transaction(({ jobs }) =>
      jobs.claimDue({ kind, now: later, limit: 2 }))
    expect(again).toMatchObject({ subjectId: failing.subjectId, attempts: 1 })
    expect(again?.lastError).toMatch(/^price missing .x+$/u)
    await schedule(failing)
    expect(await claim(store, noon, 1)).toEqual([failing.subjectId])
  })

  test('a failing part leaves the rest of its chunk done', async () => {
    const { store, schedule } = await setting()
    const [bad, good] = [newJob(), newJob()]
    await schedule(bad, good)
    await store.transaction(async ({ jobs, part }) => {
      for (const job of await jobs.claimDue({ kind, now: noon, limit: 10 })) {
        const work = part(async () => {
          await jobs.removeMany([job])
          if (job.subjectId === bad.subjectId) throw new Error('broken')
        })
        await work.catch((error: unknown) =>
          jobs.fail(job, { error: String(error), availableAt: noon.add({ hours: 1 }) }))
      }
    })
    expect(await claim(store)).toEqual([])
    expect(await claim(store, noon.add({ hours: 1 }))).toEqual([bad.subjectId])
  })

  test('a clock brings its jobs in the order of its time', async () => {
    const { store, schedule } = await setting()
    const [organizationId, testClockId] = ['org_1', newId('clk')]
    const job = (dueAt: string, subjectId: string, of: JobSchedule['kind'] = kind) =>
      newJob({ testClockId, dueAt: at(dueAt), subjectId, kind: of })
    await schedule(
      job('2026-02-02T00:00:00Z', 'c'), job('2026-02-01T00:00:00Z', 'b'),
      job('2026-02-01T00:00:00Z', 'z', 'run_turn'), job('2026-02-01T00:00:00Z', 'a'))
    const first = (limit: number) => store.transaction(async ({ jobs }) => {
      const until = at('2026-02-01T00:00:00Z')
      const found = await jobs.firstOnClock({ organizationId, testClockId, until, limit })
      return found.map(({ subjectId }) => subjectId)
    })
    expect(await first(10)).toEqual(['z', 'a', 'b'])
    expect(await first(2)).toEqual(['z', 'a'])
  })

  test('a clock that goes takes its jobs along, and its own', async () => {
    const { store, schedule } = await setting()
    const [organizationId, testClockId] = ['org_1', newId('clk')]
    const other = newJob({ testClockId: newId('clk') })
    const own = newJob({ kind: 'resume_test_clock', subjectId: testClockId, customerId: null })
    await schedule(newJob({ testClockId }), own, other)
    await store.jobs.removeOnClock({ organizationId, testClockId })
    const { rows } = await sql<{ id: string }>`select subject_id as id from jobs
      where subject_id = ${testClockId} or test_clock_id in (${testClockId}, ${other.testClockId})`
      .execute(on.database.queries)
    expect(rows).toEqual([{ id: other.subjectId }])
  })

  test('what is due and what failed is counted by kind', async () => {
    const { store, schedule } = await setting()
    await sql`delete from jobs`.execute(on.database.queries)
    const failing = newJob()
    await schedule(failing, newJob(), newJob({ kind: 'run_turn', testClockId: 'clk_1' }),
      newJob({ kind: 'mark_past_due', dueAt: noon.add({ hours: 1 }) }))
    await store.jobs.fail(failing, { error: 'no', availableAt: noon.add({ minutes: 1 }) })
    expect(await store.jobs.backlog(noon)).toEqual([{ kind, due: 1, failing: 1 }])
    expect(await store.jobs.backlog(noon.add({ hours: 1 }))).toEqual(
      [{ kind, due: 2, failing: 1 }, { kind: 'mark_past_due', due: 1, failing: 0 }])
  })

  test('a job that is scheduled twice is there once, as it was told last', async () => {
    const { store, schedule } = await setting()
    const job = newJob()
    await schedule(job, { ...job, dueAt: noon.add({ hours: 1 }) })
    expect(await claim(store)).toEqual([])
    await schedule(job)
    expect(await claim(store)).toEqual([job.subjectId])
  })
})

describePostgresql('racing schedulers', (on) => {
  test('each due job is claimed by one of them', async () => {
    const stores = [createStore(on.database), createStore(await on.another())] as const
    const jobs = Array.from({ length: 40 }, (_, index) =>
      newJob({ organizationId: 'org_race', customerId: `cus_${index}` }))
    await stores[0].jobs.scheduleMany(jobs)
    const work = async (store: Store): Promise<string[]> => {
      const done = await store.transaction(async (repositories) => {
        const claimed = await repositories.jobs.claimDue({ kind, now: noon, limit: 3 })
        await repositories.jobs.removeMany(claimed)
        return claimed.map(({ subjectId }) => subjectId)
      })
      return done.length === 0 ? [] : [...done, ...await work(store)]
    }
    const done = (await Promise.all([...stores, ...stores].map(work))).flat()
    expect(done.toSorted()).toEqual(jobs.map(({ subjectId }) => subjectId).toSorted())
  })

  test('what one holds is skipped, not waited for', async () => {
    const stores = [createStore(on.database), createStore(await on.another())] as const
    const [one, two] = [newJob(), newJob({ customerId: 'cus_2' })]
    await stores[0].jobs.scheduleMany([one, two])
    await stores[0].transaction(async ({ jobs }) => {
      const [held] = await jobs.claimDue({ kind, now: noon, limit: 1 })
      const others = [one.subjectId, two.subjectId].filter((id) => id !== held?.subjectId)
      expect(await claim(stores[1])).toEqual(others)
    })
  })

  test('a held job is claimed by nobody until it is let go', async () => {
    const stores = [createStore(on.database), createStore(await on.another())] as const
    const job = newJob({ organizationId: 'org_held', dueAt: at('2000-01-01T00:00:00Z') })
    await stores[0].jobs.scheduleMany([job])
    await stores[0].transaction(async ({ jobs }) => {
      await jobs.holdMany([job])
      expect(await claim(stores[1], job.dueAt)).toEqual([])
    })
    expect(await claim(stores[1], job.dueAt)).toEqual([job.subjectId])
  })
})
