import type { Money } from '../money/money.ts'
import { instantText } from '../time/instant-text.ts'
import type { Period } from '../time/instant.ts'
import { chargeKinds } from './charge-kinds.ts'
import type { InvoiceLine } from './invoice-line.ts'

type Charge =
  Pick<InvoiceLine, 'itemId'> & { readonly kind: string; readonly period?: Period | undefined }

/** A line of a charge by what it covers, and what final invoices have credited of it. */
export type CreditedCharge = Charge & { readonly amount: Money }

/** The lines, each with what final invoices have credited of it before (DSC 2.9). */
export const leavingCredits = (
  lines: readonly InvoiceLine[],
  credited: readonly CreditedCharge[],
): readonly InvoiceLine[] => {
  if (credited.length === 0) return lines
  const amounts = new Map(credited.map((one) => [keyOf(one), one.amount]))
  return lines.map((line) => {
    if (!chargeKinds.some((kind) => kind === line.kind)) return line
    const amount = amounts.get(keyOf(line))
    return amount === undefined || amount.isZero() ? line : { ...line, creditedBefore: amount }
  })
}

/** An item stands once in a period of an invoice, so this tells its lines apart. */
const keyOf = ({ kind, itemId, period }: Charge): string => [
  kind, itemId, ...period === undefined ? [] : [period.start, period.end].map(instantText),
].join(' ')
