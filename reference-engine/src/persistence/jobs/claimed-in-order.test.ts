import { expect, test } from 'vitest'
import { describePostgresql } from '../../../test/database.ts'
import { at, newId } from '../../../test/records.ts'
import { createStore } from '../store.ts'
import type { Store } from '../store.ts'

const noon = at('2026-02-01T12:00:00Z')

describePostgresql('jobs that two processes claim', (on) => {
  type Kind = 'run_turn' | 'finalize_invoice' | 'mark_past_due'

  /** Of customer x the jobs 3, 2 and 1, of y job 4, in the order 3 2 4 1. */
  const scheduled = async (kind: Kind) => {
    const stores = [createStore(on.database), createStore(await on.another())] as const
    const [organizationId, x, y] = [newId('org'), newId('cus'), newId('cus')]
    const job = (customerId: string, subjectId: string, hour: string) => ({
      organizationId, kind, subjectId, customerId, testClockId: null,
      dueAt: at(`2020-02-01T${hour}:00:00Z`) }) as const
    const jobs = [job(x, '3', '00'), job(x, '2', '01'), job(y, '4', '02'), job(x, '1', '03')]
    await stores[0].jobs.scheduleMany(jobs)
    const due = (store: Store) => store.transaction(async ({ jobs: { claimDue } }) =>
      (await claimDue({ kind, now: noon, limit: 10 }))
        .filter((claimed) => claimed.organizationId === organizationId)
        .map(({ subjectId }) => subjectId).join(' '))
    return { stores, jobs, due }
  }

  test.each<[Kind, string, string]>([
    ['run_turn', '4', 'those of its customer that come later wait'],
    ['finalize_invoice', '4', 'so do drafts'],
    ['mark_past_due', '2 4 1', 'nothing is taken from what comes later'],
  ])('of %s, while the first is held, the other is given %s: %s', async (kind, given) => {
    const { stores, due } = await scheduled(kind)
    await stores[0].transaction(async ({ jobs }) => {
      const held = await jobs.claimDue({ kind, now: noon, limit: 1 })
      expect(held).toMatchObject([{ subjectId: '3' }])
      expect(await due(stores[1])).toBe(given)
      await jobs.removeMany(held)
    })
    expect(await due(stores[1]), 'in the order of their instants').toBe('2 4 1')
  })

  test('what comes later of a customer holds up nothing', async () => {
    const { stores, jobs: [, second], due } = await scheduled('run_turn')
    await stores[0].transaction(async ({ jobs }) => {
      await jobs.holdMany(second === undefined ? [] : [second])
      expect(await due(stores[1])).toBe('3 4')
    })
  })
})
