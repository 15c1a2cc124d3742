import { expect, test } from 'vitest'
import { describePostgresql } from '../../../test/database.ts'
import {
  billedJanuary, february, march, perUnit, sampled,
} from '../../../test/late-usage-world.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { finalizeInvoice } from '../invoices/finalize-invoice.ts'

const afterwards = '2026-06-01T00:00:00Z'

describePostgresql('late usage that races its invoice', (on) => {
  test('is billed exactly once, before or after', async () => {
    const world = await billedJanuary(on.database,
      { events: [sampled('1')], setting: { sales: [perUnit], draftGraceHours: 720 } })
    const { voided, dependencies, caller, invoices, lines, bill, late } = world
    const [draft] = await invoices()
    const events = Array.from({ length: 40 }, () => sampled('1'))
    await late(...events.slice(0, 10))
    const sending = Promise.all(events.slice(10).map((event) => late(event)))
    const voiding = Promise.all(events.slice(0, 5).map(({ id }) => voided(id)))
    await Promise.all([sending, voiding,
      finalizeInvoice(dependencies)(caller, { invoiceId: draft?.id ?? '' })])
    expect((await sending).flat()).toEqual(Array.from({ length: 30 }, () => 'accepted'))
    for (const boundary of [february, march, afterwards]) await bill(boundary)
    const january = (await lines()).flat().filter((line) => line.includes(' 2026-01 '))
    const [quantity, amount] = [2, 3].map((place) => Decimal.sum(january.map((line) =>
      Decimal.parse(line.split(' ')[place] ?? ''))).toString())
    expect([quantity, amount]).toEqual(['36', '72'])
  })
})
