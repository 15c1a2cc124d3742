import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { on, subscriptionScene } from '../../../test/subscription-scene.ts'

describeDatabases('a test clock', (db) => {
  test('that is deleted is gone, and nothing happens to its customers any more', async () => {
    const scene = await subscriptionScene(db.database)
    const { application, caller, organizationId, testClockId, store, customerId } = scene
    await scene.change({ effective: 'period_end' })
    await scene.advance('01-11')
    const lines = await scene.lines()
    const remove = () => application.deleteTestClock(caller, { testClockId })
    const gone = { code: 'test_clock_not_found' }
    expect((await remove()).deletedAt).toEqual(scene.clock.now())
    for (const asked of [
      remove, () => scene.advance('02-01'),
      () => application.getTestClock({ organizationId, id: testClockId }),
      () => application.listTestClockEffects({ organizationId, testClockId, limit: 1 }),
    ]) await expect(asked()).rejects.toMatchObject(gone)
    const { records } = await application.listTestClocks({ organizationId, limit: 10 })
    expect(records).toEqual([])
    expect(await scene.get()).toMatchObject({ status: 'canceled', canceledAt: on('01-11') })
    expect(await scene.spans()).toEqual(['closed 01-01..01-11'])
    expect((await store.customers.find({ organizationId, id: customerId }))?.archivedAt)
      .toEqual(scene.clock.now())
    scene.setClock('2036-01-01T00:00:00Z')
    await scene.settle()
    expect(await scene.lines()).toEqual(lines)
    await expect(scene.cancel('now'))
      .rejects.toMatchObject({ code: 'invalid_state_transition' })
  })

  test('that advances is not deleted', async () => {
    const { application, caller, testClockId, dependencies, organizationId } =
      await subscriptionScene(db.database)
    await dependencies.transaction((store) => store.testClocks.update(
      { organizationId, id: testClockId }, { advancingTo: on('02-01') }))
    await expect(application.deleteTestClock(caller, { testClockId }))
      .rejects.toMatchObject({ code: 'test_clock_advancing' })
  })

  test('keeps its effects, page by page in the order of their instants', async () => {
    const scene = await subscriptionScene(db.database, { setting: { draftGraceHours: 1 } })
    const { application, organizationId, testClockId, customer, subscribe } = scene
    await scene.advance('01-11')
    await subscribe((await customer({ testClockId })).id)
    const first = await scene.advance('02-05')
    const second = await scene.advance('03-15')
    const listed = []
    let after: { at: ReturnType<typeof on>; position: bigint } | undefined
    for (let more = true; more;) {
      const page = await application.listTestClockEffects(
        { organizationId, testClockId, limit: 4, after })
      listed.push(...page.records)
      after = page.records.at(-1)
      more = page.hasMore
    }
    const earlier = listed.length - first.effectCount - second.effectCount
    const told = [...first.effects, ...second.effects]
    expect(listed.slice(earlier).map(({ type, objectId }) => [type, objectId]))
      .toEqual(told.map(({ type, objectId }) => [type, objectId]))
    const instants = listed.map(({ at }) => at.epochNanoseconds)
    expect(instants).toEqual(instants.toSorted((one, other) => one < other ? -1 : 1))
    expect(new Set(told.map(({ type }) => type))).toContain('billing_period_opened')
  })
})
