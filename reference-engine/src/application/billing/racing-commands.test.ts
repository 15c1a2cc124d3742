import { expect, test } from 'vitest'
import { billingWorld } from '../../../test/billing-world.ts'
import { describePostgresql } from '../../../test/database.ts'
import { seat, storage } from '../../../test/sales.ts'

const subjects = 12

describePostgresql('commands and the scheduler at once', (on) => {
  test('bill every turn once, in whatever order they come', async () => {
    const { tenant, application, setClock, due, settle } =
      billingWorld(on.database, '2026-01-01T00:00:00Z')
    const { customer, subscribe, caller, invoices, periods } =
      await tenant({ sales: [seat, storage], draftGraceHours: 0, paymentTermsDays: 1 })
    const made: string[] = []
    for (let count = 0; count < subjects; count += 1) {
      made.push((await subscribe((await customer()).id)).id)
    }
    setClock('2026-03-05T00:00:00Z')
    const command = async (subscriptionId: string, index: number) => {
      const settlement = 'prorate'
      await application.pauseSubscription(caller, { subscriptionId, settlement })
      await application.resumeSubscription(caller, { subscriptionId, anchor: 'keep' })
      if (index % 2 === 0) {
        const now = { subscriptionId, mode: 'now', cancelAt: undefined, settlement } as const
        await application.cancelSubscription(caller, now)
      }
    }
    const outcomes = await Promise.all([
      ...made.map(command), due('run_turn', 5), due('mark_past_due', 5), due('run_turn', 7),
    ])
    for (const outcome of outcomes) {
      expect((outcome ?? { failures: [] }).failures).toEqual([])
    }
    await settle()
    const billed = await invoices()
    const turns = billed.map(({ subscriptionId, turn }) => `${subscriptionId} ${turn}`)
    expect(new Set(turns).size).toBe(billed.length)
    const numbers = billed.map(({ number }) => Number(number?.slice('INV-'.length)))
    expect(numbers.toSorted((one, other) => one - other))
      .toEqual(Array.from({ length: billed.length }, (_, index) => index + 1))
    for (const [index, id] of made.entries()) {
      const statuses = (await periods(id)).map(({ status }) => status)
      expect(statuses).toEqual(['closed', 'closed', 'closed', index % 2 === 0 ? 'closed' : 'open'])
    }
  })
})
