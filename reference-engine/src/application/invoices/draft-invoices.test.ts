import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { invoicingWorld } from '../../../test/invoicing-world.ts'
import { at } from '../../../test/records.ts'
import { seat } from '../../../test/sales.ts'
import type { StoredInvoice } from './stored-invoice.ts'

const shown = ({ issuedAt, finalizeAt, createdAt, finalizedAt, dueAt }: StoredInvoice) =>
  [issuedAt, finalizeAt, createdAt, finalizedAt, dueAt].map((instant) =>
    instant?.toString().slice(5, 13) ?? 'none').join(' ')

describeDatabases('when a draft is final', (on) => {
  const started = async (startAt: string | undefined, now = '2026-03-15T00:00:00Z') => {
    const world = invoicingWorld(on.database, now)
    const made = await world.tenant({ sales: [seat], draftGraceHours: 48, paymentTermsDays: 1 })
    const { id } = await made.customer()
    await made.subscribe(id, { startAt: startAt === undefined ? undefined : at(startAt) })
    return { ...world, ...made, customerId: id }
  }

  test.each<[string | undefined, string, string]>([
    [undefined, '03-15T00 03-17T00 03-15T00 none none', 'its grace counts from its instant'],
    ['2026-03-14T00:00:00Z', '03-14T00 03-16T00 03-15T00 none none', 'what is left of it counts'],
    ['2026-03-12T00:00:00Z', '03-12T00 03-15T00 03-15T00 none none', 'not before it was made'],
  ])('started at %s it waits %s: %s', async (startAt, wanted) => {
    const { invoices } = await started(startAt)
    expect((await invoices()).map(shown)).toEqual([wanted])
  })

  test('drafts of the past are final in their order, and due from now', async () => {
    const { settle, invoices, setClock } = await started('2026-01-12T00:00:00Z')
    await settle()
    const final = await invoices()
    expect(final.map(({ number }) => number)).toEqual(['INV-000001', 'INV-000002', 'INV-000003'])
    expect(final.map(shown)).toEqual(['01-12T00', '02-12T00', '03-12T00'].map((issued) =>
      `${issued} 03-15T00 03-15T00 03-15T00 03-16T00`))
    setClock('2026-04-12T00:00:00Z')
    await settle()
    setClock('2026-04-14T00:00:00Z')
    await settle()
    expect(shown((await invoices())[3] as StoredInvoice))
      .toBe('04-12T00 04-14T00 04-12T00 04-14T00 04-15T00')
  })

  test('a process whose clock is behind finalizes at its making', async () => {
    const { setClock, finalize, invoices } = await started(undefined)
    setClock('2026-03-14T23:59:59Z')
    await finalize((await invoices())[0]?.id ?? '')
    expect((await invoices()).map(shown)).toEqual(['03-15T00 03-17T00 03-15T00 03-15T00 03-16T00'])
  })
})
