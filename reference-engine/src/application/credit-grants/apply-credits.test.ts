import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../../domain/money/decimal.ts'
import { Money } from '../../domain/money/money.ts'
import { storeGrant } from '../../../test/credit-records.ts'
import { creditsWorld } from '../../../test/credits-world.ts'
import { describeDatabases } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { at, newId } from '../../../test/records.ts'
import type { CreditGrantRecord } from '../../persistence/credits/mapping.ts'
import { applyCredits } from './apply-credits.ts'
import { endGrant } from './end-grant.ts'
import { grantNegativeInvoices } from './grant-negative-invoices.ts'
import { undoCredits } from './undo-credits.ts'

const usd = { code: 'USD', minorDigits: 2 }
const money = (text: string) => Money.parse(text, usd)
const now = at('2026-03-01T00:00:00Z')

const setting = async (on: TestDatabase) => {
  const world = creditsWorld(on.database)
  const { organizationId, customer } = await world.tenant()
  const made = await customer()
  const due = (invoiceId: string, amount: string, customerId = made.id) =>
    ({ organizationId, customerId, invoiceId, amountDue: money(amount), at: now })
  const of = (invoiceId: string) => ({ organizationId, customerId: made.id, invoiceId, at: now })
  const remaining = async (id: string) =>
    (await world.store.creditGrants.find({ organizationId, id }))?.remaining
  const entries = async () =>
    (await world.store.creditGrants
      .entries({ organizationId, customerId: made.id, limit: 100 })).records
  return { ...world, organizationId, customer, made, due, of, remaining, entries,
    apply: (...dues: ReturnType<typeof due>[]) =>
      world.inWork((work) => applyCredits(work, dues)),
    undo: (invoiceId: string) => world.inWork((work) => undoCredits(work, of(invoiceId))),
  }
}

describeDatabases('credits on invoices', (on) => {
  test('invoices of one run take what those before them have left', async () => {
    const { store, made, customer, due, apply, remaining, entries } = await setting(on)
    const other = await customer()
    const [first, second] = [await storeGrant(store, made), await storeGrant(store, made)]
    const theirs = await storeGrant(store, other)
    const applied = await apply(due('inv_1', '12.00'), due('inv_2', '-3.00'),
      due('inv_3', '12.00'), due('inv_4', '1.50', other.id))
    expect(applied.map((some) => some.map(({ grantId, amount }) => [grantId, amount.toString()])))
      .toEqual([
        [[first.id, '10.00'], [second.id, '2.00']], [], [[second.id, '8.00']],
        [[theirs.id, '1.50']],
      ])
    expect([await remaining(first.id), await remaining(second.id), await remaining(theirs.id)])
      .toEqual(['0.00', '0.00', '8.50'])
    expect((await entries()).slice(0, 3).map(({ invoiceId, amount }) => [invoiceId, amount]))
      .toEqual([['inv_3', '-8.00'], ['inv_1', '-2.00'], ['inv_1', '-10.00']])
  })

  test('a void invoice gives back to each grant what it took', async () => {
    const { store, made, due, apply, undo, remaining } = await setting(on)
    const [first, second] = [await storeGrant(store, made), await storeGrant(store, made)]
    await apply(due('inv_1', '4.00'), due('inv_2', '12.00'))
    await undo('inv_2')
    expect([await remaining(first.id), await remaining(second.id)]).toEqual(['6.00', '10.00'])
    await undo('inv_none')
  })

  test('what has ended meanwhile leaves the ledger again at once', async () => {
    const { store, made, due, apply, undo, inWork, entries, remaining } = await setting(on)
    const grant = await storeGrant(store, made, { expiresAt: now.add({ hours: 1 }) })
    const voided = await storeGrant(store, made)
    await apply(due('inv_1', '12.00'))
    await inWork(async (work) => {
      const open = await work.store.creditGrants.findForUpdate(voided)
      if (open) await endGrant(work, { grant: open, how: 'voided', at: now })
    })
    await undo('inv_1')
    const texts = (await entries()).map(({ type, amount }) => `${type} ${amount}`)
    expect(texts.slice(0, 4)).toEqual(
      ['voided -2.00', 'restored 2.00', 'restored 10.00', 'voided -8.00'])
    expect([await remaining(grant.id), await remaining(voided.id)]).toEqual(['10.00', '0.00'])
  })

  test('what an invoice is below zero is balance that the next one takes', async () => {
    const { inWork, of, due, apply, undo } = await setting(on)
    const [grant] = await inWork((work) =>
      grantNegativeInvoices(work, [{ ...of('inv_1'), amount: money('7.50') }]))
    expect(grant).toMatchObject(
      { origin: 'negative_invoice', invoiceId: 'inv_1', amount: '7.50', remaining: '7.50' })
    const [applied] = await apply(due('inv_2', '3.00'))
    expect(applied).toEqual(
      [{ grantId: grant?.id, origin: 'negative_invoice', amount: money('3.00') }])
    await expect(undo('inv_1')).rejects.toMatchObject({ code: 'invoice_not_voidable' })
    await undo('inv_2')
    await undo('inv_1')
    expect(await apply(due('inv_3', '3.00'))).toEqual([[]])
  })

  test('a grant always holds the sum of its entries', async () => {
    const world = await setting(on)
    const { store, made, entries } = world
    const walk = walkOf(world, [await storeGrant(store, made), await storeGrant(store, made)])
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      for (const each of steps) await walk(each)
      const all = await entries()
      const page = await store.creditGrants.page({ ...made, customerId: made.id, limit: 100 })
      for (const { id, remaining } of page.records) {
        const sum = Decimal.sum(all.filter(({ creditGrantId }) => creditGrantId === id)
          .map(({ amount }) => Decimal.parse(amount)))
        expect(sum.format(2)).toBe(remaining)
      }
    }), { numRuns: 8 })
  })
})

const step = fc.oneof(
  fc.record({ kind: fc.constant('apply' as const), choice: fc.integer({ min: 1, max: 700 }) }),
  fc.record({ kind: fc.constant('undo' as const), choice: fc.nat() }),
  fc.record({ kind: fc.constant('void' as const), choice: fc.nat() }),
)

type Step = { readonly kind: 'apply' | 'undo' | 'void'; readonly choice: number }
type Setting = Awaited<ReturnType<typeof setting>>

/** Applies credits, voids an invoice once, or voids a grant and makes another in its place. */
const walkOf = (
  { store, made, due, apply, undo, inWork }: Setting,
  grants: CreditGrantRecord[],
) => {
  const open: string[] = []
  return async ({ kind, choice }: Step): Promise<void> => {
    if (kind === 'apply') {
      open.push(newId('inv'))
      await apply(due(open.at(-1) ?? '', Decimal.scaled(BigInt(choice), 2).format(2)))
    } else if (kind === 'undo') {
      for (const invoiceId of open.splice(choice % (open.length + 1), 1)) await undo(invoiceId)
    } else {
      const [ended] = grants.splice(choice % grants.length, 1, await storeGrant(store, made))
      await inWork(async (work) => {
        const grant = ended && await work.store.creditGrants.findForUpdate(ended)
        if (grant) await endGrant(work, { grant, how: 'voided', at: now })
      })
    }
  }
}
