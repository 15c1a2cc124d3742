import type { ProrationCreditSource } from '../../domain/invoicing/line-source.ts'
import type { ChargedLine } from '../../domain/invoicing/proration-credit.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import { Money } from '../../domain/money/money.ts'
import type { ChargedLineWanted } from './invoice-ports.ts'
import type { InvoiceSubject } from './invoice-subject.ts'
import type { InvoicingWork } from './invoicing-work.ts'

export type ChargedLines = ReadonlyMap<ProrationCreditSource, readonly ChargedLine[]>

/** What the proration credits of invoices take back, with what is left of it (PRO 2). */
export const chargedLines = async (
  { store, dependencies: { currencies } }: InvoicingWork,
  subjects: readonly InvoiceSubject[],
): Promise<ChargedLines> => {
  const credits = subjects.flatMap((subject) => subject.sources.flatMap((source) =>
    source.kind === 'proration_credit' ? [{ subject, source }] : []))
  const wanted = credits.flatMap(({ subject, source }) => wantedFor(subject, source))
  if (wanted.length === 0) return new Map()
  const found = await store.invoiceLines.charged(wanted)
  return new Map(credits.map(({ subject, source }, index) => {
    const money = (text: string) => Money.parse(text, currencyOf(currencies, subject.currency))
    const lines = (found[index] ?? []).map((line): ChargedLine => ({
      lineId: line.lineId,
      netAmount: money(line.netAmount),
      takenBack: money(line.creditedAmount).plus(money(line.proratedAmount)),
    }))
    return [source, lines.length > 0 ? lines : foreseenNets(subject, source).map((net) =>
      ({ lineId: undefined, netAmount: money(net), takenBack: money('0') }))]
  }))
}

/** What a charge that is still to come will have come to when it is taken back. */
const foreseenNets = (
  { foreseen }: InvoiceSubject,
  { itemId, charged }: ProrationCreditSource,
): readonly string[] => foreseen?.charges.find((charge) => charge.itemId === itemId
  && charge.period.start.equals(charged.start) && charge.period.end.equals(charged.end))
  ?.netAmounts ?? []

const wantedFor = (
  { organizationId, customerId, subscriptionId, invoiceId, turn }: InvoiceSubject,
  { itemId, charged }: ProrationCreditSource,
): ChargedLineWanted[] => subscriptionId === null ? [] : [{
  organizationId, customerId, subscriptionId, itemId, charged, beforeTurn: turn,
  exceptInvoiceId: invoiceId,
}]
