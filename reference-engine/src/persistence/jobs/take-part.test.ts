import { expect, test } from 'vitest'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import { at, newId } from '../../../test/records.ts'
import { createStore } from '../store.ts'
import type { JobSchedule } from './schedule-jobs.ts'

const noon = at('2026-02-01T12:00:00Z')
const kind = 'finalize_invoice' as const

const newJob = (parts: Partial<JobSchedule> = {}): JobSchedule => ({
  organizationId: 'org_1', kind, subjectId: newId('inv'), customerId: 'cus_1',
  testClockId: null, dueAt: noon, ...parts
})

describeDatabases('parts of the customers', (on) => {
  test('every job is of one part of the customers', async () => {
    const store = createStore(on.database)
    const jobs = Array.from({ length: 40 }, (_, index) => newJob({ customerId: `cus_${index}` }))
    await store.jobs.scheduleMany(jobs)
    const parts = await Promise.all([0, 1, 2, 3].map((index) => store.transaction(
      async (repositories) => {
        const due = { kind, now: noon, limit: 100, part: { index, of: 4 } }
        return (await repositories.jobs.claimDue(due)).map(({ subjectId }) => subjectId)
      })))
    expect(parts.every((part) => part.length > 0 && part.length < 40)).toBe(true)
    expect(parts.flat().toSorted()).toEqual(jobs.map(({ subjectId }) => subjectId).toSorted())
    await store.jobs.removeMany(jobs)
  })

  test('a transaction takes the part of the first due job that is free', async () => {
    const store = createStore(on.database)
    const due = (customerId: string) => newJob({ customerId, dueAt: at('2026-01-01T00:00:00Z') })
    const [first, second] = [due('cus_1'), due('cus_2')]
    const later = newJob({ customerId: 'cus_3', dueAt: noon.add({ hours: 1 }) })
    await store.jobs.scheduleMany([later, second, first])
    const taken = await store.transaction(async ({ jobs }) => {
      const claimed: string[] = []
      for (let part = await jobs.takePart({ kind, now: noon }); part !== undefined;) {
        const held = await jobs.claimDue({ kind, now: noon, limit: 9, part })
        claimed.push(...held.map(({ subjectId }) => subjectId))
        await jobs.removeMany(held)
        part = await jobs.takePart({ kind, now: noon })
      }
      return claimed
    })
    expect(taken).toEqual([first.subjectId, second.subjectId].toSorted())
  })
})

describePostgresql('parts of the customers', (on) => {
  test('two take other parts, and a part that is taken is left alone', async () => {
    const stores = [createStore(on.database), createStore(await on.another())] as const
    const due = { kind, now: at('2026-01-01T00:00:00Z') }
    const jobs = Array.from({ length: 20 }, (_, index) =>
      newJob({ organizationId: 'org_parts', customerId: `cus_${index}`, dueAt: due.now }))
    await stores[0].jobs.scheduleMany(jobs)
    await stores[0].transaction(async (one) => {
      const part = await one.jobs.takePart(due)
      const held = await one.jobs.claimDue({ ...due, limit: 20, part })
      expect(held.length, 'of all that are due').toBeLessThan(20)
      const rest = await stores[1].transaction(async (other) => {
        const elsewhere = await other.jobs.takePart(due)
        expect(elsewhere).toEqual({ index: expect.any(Number), of: part?.of })
        expect(elsewhere).not.toEqual(part)
        const claimed = await other.jobs.claimDue({ ...due, limit: 20, part: elsewhere })
        expect(claimed.length).toBeGreaterThan(0)
        return jobs.filter(({ subjectId }) => !held.some((each) => each.subjectId === subjectId))
      })
      await stores[1].jobs.removeMany(rest)
      expect(await stores[1].transaction((other) => other.jobs.takePart(due))).toBeUndefined()
    })
    expect(await stores[1].transaction((other) => other.jobs.takePart(due))).toBeDefined()
    await stores[1].jobs.removeMany(jobs)
  })
})
