import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeDatabases, describePostgresql } from '../../../test/database.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { invoicingWorld } from '../../../test/invoicing-world.ts'
import { at } from '../../../test/records.ts'
import { Decimal } from '../../domain/money/decimal.ts'
import { Refusal } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant.ts'

/** Two seats of 62.00 for January; a change on the 11th credits 84.00 of them. */
const subscribed = async (on: TestDatabase) => {
  const world = invoicingWorld(on.database, '2026-01-01T00:00:00Z')
  const made = await world.tenant({
    sales: [{ pricing: { type: 'per_unit', unit_amount: '62' }, quantity: '2' }],
    draftGraceHours: 0,
  })
  const { id: customerId } = await made.customer()
  const { id: subscriptionId } = await made.subscribe(customerId)
  const { caller } = made
  const change = (quantity: string) => world.application.createSubscriptionChange(caller, {
    subscriptionId, previewToken: undefined, terms: {
      effective: 'now', effectiveAt: undefined, planId: undefined, settlement: 'prorate',
      tierContinuity: 'reset',
      items: [{ priceId: made.prices[0]?.id ?? '', quantity: Decimal.parse(quantity) }],
    },
  })
  const anew = async (invoiceId: string) => {
    const draft = await world.invoicing.regenerateInvoice(caller, { invoiceId })
    return made.finalize(draft.id)
  }
  const chargeOf = async (invoiceId: string) =>
    (await made.linesOf(invoiceId)).find(({ kind }) => kind !== 'proration_credit')
  const note = async (invoiceId: string, amount: string) =>
    world.credits.createCreditNote(caller, {
      invoiceId, currencyCode: 'USD', reason: 'other', memo: null, settlement: 'balance',
      lines: [{ lineId: (await chargeOf(invoiceId))?.id ?? '', amount: Decimal.parse(amount) }],
    })
  return { ...world, ...made, customerId, change, anew, note, chargeOf }
}

describeDatabases('credits of a charge that was billed anew', (on) => {
  test('a credit of the void line counts for the line in its place', async () => {
    const { change, anew, note, invoices, setClock } = await subscribed(on)
    setClock('2026-01-11T00:00:00Z')
    await change('3')
    const [charged] = await invoices()
    const twice = await anew((await anew(charged?.id ?? '')).id)
    await expect(note(twice.id, '40.01')).rejects.toThrow('credit_note_exceeds_line')
    expect(await note(twice.id, '40')).toMatchObject({ total: '40.00' })
  })

  test('a credit billed anew takes what a note has left of the new line', async () => {
    const { change, anew, note, invoices, linesOf, setClock } = await subscribed(on)
    setClock('2026-01-11T00:00:00Z')
    await change('3')
    const [charged, credited] = await invoices()
    const { id } = await anew(charged?.id ?? '')
    await note(id, '40')
    const again = await anew(credited?.id ?? '')
    expect((await linesOf(again.id)).map(({ kind, netAmount }) => `${kind} ${netAmount}`))
      .toEqual(['proration_credit -84.00', 'proration_charge 126.00'])
    await expect(note(id, '0.01')).rejects.toThrow('credit_note_exceeds_line')
  })
})

const hours = fc.integer({ min: 0, max: 100 })
const steps = fc.array(fc.oneof(
  fc.record({ does: fc.constant('change'), hours, pick: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ does: fc.constantFrom('void', 'anew', 'anew', 'anew', 'note', 'note', 'off'), hours,
    pick: fc.nat(9) }),
), { minLength: 5, maxLength: 9 })

const course = (all: readonly [string, number][]) =>
  all.map(([does, pick]) => ({ does, hours: 0, pick }))

/** Found by chance: a note took what the void line had been credited. */
const billedAnew = course([['change', 1], ['note', 0], ['anew', 0], ['change', 1], ['note', 3]])

/** A coupon of 80 % is given before the charge is billed anew. */
const reduced = course([['change', 3], ['off', 7], ['anew', 0]])

describePostgresql('credits of any course of bills', (on) => {
  test('notes and credits never take more than a line carries', async () => {
    await fc.assert(fc.asyncProperty(steps, async (script) => {
      const made = await subscribed(on)
      let now = 0
      for (const step of script) {
        now += step.hours
        made.setClock(formatInstant(at('2026-01-01T00:00:00Z').add({ hours: now })))
        await unlessRefused(() => take(made, step))
      }
      expect(await overdrawn(made)).toEqual([])
    }), { numRuns: 10, examples: [[billedAnew], [reduced]] })
  })
})

type Made = Awaited<ReturnType<typeof subscribed>>
type Step = { readonly does: string; readonly pick: number }

const unlessRefused = async (work: () => Promise<unknown>): Promise<boolean> => {
  try {
    await work()
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

const take = async (made: Made, { does, pick }: Step): Promise<void> => {
  const inForce = (await made.invoices()).filter(({ status }) => status !== 'void')
  const { id = '' } = inForce[pick % inForce.length] ?? {}
  if (does === 'change') await made.change(String(pick))
  else if (does === 'off') await made.coupon(made.customerId, String(10 * pick + 10))
  else if (does === 'void') await made.voided(id)
  else if (does === 'anew') await made.anew(id)
  else await noteAsMuch(made, id)
}

/** The most that a note is let take of the charge, by halves. */
const noteAsMuch = async ({ note, chargeOf }: Made, invoiceId: string): Promise<void> => {
  const net = Number((await chargeOf(invoiceId))?.netAmount ?? '0')
  for (let part = 1; part <= 16; part *= 2) {
    if (await unlessRefused(() => note(invoiceId, (net / part).toFixed(2)))) return
  }
}

/** Lines in force of which more was taken than they carry, with what named the void ones. */
const overdrawn = async ({ invoices, linesOf }: Made): Promise<string[]> => {
  const all = await Promise.all((await invoices()).map(async (invoice) =>
    ({ invoice, lines: await linesOf(invoice.id) })))
  const credits = all.filter(({ invoice }) => invoice.status !== 'void')
    .flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'proration_credit'))
  return all.filter(({ invoice }) => invoice.status !== 'void')
    .flatMap(({ invoice, lines }) => lines.filter(({ kind }) => kind !== 'proration_credit')
      .flatMap((line) => {
        const ids = new Set(all.filter(({ invoice: { turn } }) => turn === invoice.turn)
          .flatMap((each) => each.lines.filter(({ kind }) => kind === line.kind))
          .map(({ id }) => id))
        const taken = credits.filter(({ chargedLineId }) => ids.has(chargedLineId ?? ''))
          .reduce((sum, { netAmount }) => sum - Number(netAmount), Number(line.creditedAmount))
        return taken > Number(line.netAmount) + 0.001 ? [`${line.netAmount} - ${taken}`] : []
      }))
}
