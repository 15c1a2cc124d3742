import { expect, test } from 'vitest'
import { describePostgresql } from '../../../test/database.ts'
import { at, newId } from '../../../test/records.ts'
import { createStore } from '../store.ts'
import type { Store } from '../store.ts'

const noon = at('2026-02-01T12:00:00Z')
const kind = 'finalize_invoice'

describePostgresql('drafts that two processes finalize', (on) => {
  test('one is not claimed while an earlier one of its customer is held', async () => {
    const stores = [createStore(on.database), createStore(await on.another())] as const
    const [organizationId, x, y] = [newId('org'), newId('cus'), newId('cus')]
    const draft = (customerId: string, subjectId: string, hour: string) => ({
      organizationId, kind, subjectId, customerId, testClockId: null,
      dueAt: at(`2020-02-01T${hour}:00:00Z`) }) as const
    const due = (store: Store) => store.transaction(async ({ jobs }) =>
      (await jobs.claimDue({ kind, now: noon, limit: 10 }))
        .filter((job) => job.organizationId === organizationId)
        .map(({ subjectId }) => subjectId))
    await stores[0].jobs.scheduleMany([
      draft(x, 'inv_3', '00'), draft(x, 'inv_2', '01'), draft(y, 'inv_4', '02'),
      draft(x, 'inv_1', '03')])
    await stores[0].transaction(async ({ jobs }) => {
      const held = await jobs.claimDue({ kind, now: noon, limit: 1 })
      expect(held).toMatchObject([{ subjectId: 'inv_3' }])
      expect(await due(stores[1]), 'the others of its customer wait').toEqual(['inv_4'])
      await jobs.removeMany(held)
    })
    expect(await due(stores[1]), 'in the order of their instants')
      .toEqual(['inv_2', 'inv_4', 'inv_1'])
  })
})
