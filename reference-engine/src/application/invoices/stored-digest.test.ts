import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { invoicingWorld } from '../../../test/invoicing-world.ts'
import { sha256 } from '../../../test/records.ts'
import { storage, support } from '../../../test/sales.ts'
import { digest } from '../../domain/digest.ts'
import type { Json } from '../../domain/canonical-json.ts'

/** What 0.1.0 wrote of a line, and digested. */
const members = ['kind', 'period', 'pricing', 'included_quantity', 'quantity', 'event_count',
  'event_checksum', 'steps', 'amount_unrounded', 'amount', 'rounding_residue'] as const

type Line = Readonly<Record<string, Json>>

const asBefore = (line: Line) => Object.fromEntries(members.map((name) => [name, line[name] ?? '']))

describeDatabases('invoices that 0.1.0 stored', (on) => {
  const stored = async (amount?: string) => {
    const world = invoicingWorld(on.database, '2026-01-31T00:00:00Z')
    const made = await world.tenant({ sales: [storage, support], draftGraceHours: 0 })
    const { id: customerId } = await made.customer()
    await made.subscribe(customerId)
    await made.ingest(customerId,
      [{ id: 'a', timestamp: '2026-02-10T00:00:00Z', gigabytes: '10.5' }])
    world.setClock('2026-02-28T00:00:00Z')
    await world.settle()
    const id = (await made.invoices())[0]?.id ?? ''
    const explained = await made.explain(id)
    const { lines, currency, subtotal, total } = explained.calculation as {
      lines: Line[]; currency: string; subtotal: string; total: string }
    const before = digest({ currency, lines: lines.map(asBefore), subtotal, total }, sha256)
    await on.database.transaction(async (transaction) => {
      const run = (text: string, ...values: unknown[]) =>
        transaction.executeQuery(CompiledQuery.raw(text, values))
      for (const [index, line] of lines.entries()) {
        await run('update invoice_lines set calculation = $1 where invoice_id = $2 '
          + 'and position = $3',
        JSON.stringify({ ...asBefore(line), ...amount ? { amount } : {} }), id, index + 1)
      }
      await run('update invoices set calculation_digest = $1 where id = $2', before, id)
    })
    return { ...made, id, explained, before }
  }

  test('are explained in the form of today, with its digest', async () => {
    const { explain, explained, id, before } = await stored()
    const again = await explain(id)
    expect(again.calculation).toEqual(explained.calculation)
    expect(again.calculationDigest).toBe(explained.calculationDigest)
    expect(again.calculationDigest).not.toBe(before)
  })

  test('are verified as identical', async () => {
    const { verify, explained: { calculationDigest }, id } = await stored()
    expect(await verify(id)).toMatchObject({ result: 'identical', differences: [],
      calculationDigest, recalculatedDigest: calculationDigest })
  })

  test('are not believed where a stored line was changed', async () => {
    const { explain, verify, id } = await stored('1.00')
    await expect(explain(id)).rejects.toThrow('a stored calculation has the digest')
    expect(await verify(id)).toMatchObject({ result: 'different' })
  })
})
