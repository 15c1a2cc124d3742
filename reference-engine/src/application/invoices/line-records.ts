import { lineCalculation } from '../../domain/invoicing/calculation.ts'
import type { BilledLine } from '../../domain/invoicing/invoice-line.ts'
import { Money } from '../../domain/money/money.ts'
import { soldPrice } from '../billing/sold-price.ts'
import type { SoldPrices } from '../billing/sold-price.ts'
import type { Dependencies } from '../dependencies.ts'
import type { OfInvoice } from './invoice-ports.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'

/** A line that nothing has stored, and so has no id and no invoice. */
export type UnstoredLine =
  Omit<StoredInvoiceLine, 'organizationId' | 'customerId' | 'invoiceId' | 'id'>

/** The lines of an invoice with their derivations, in their stored form (INV 8). */
export const unstoredLines = (
  lines: readonly BilledLine[],
  sold: SoldPrices,
): UnstoredLine[] => lines.map((line, index) => unstoredLine(line, {
  position: index + 1, ...namesOf(line, sold),
}))

type Named = Pick<StoredInvoiceLine, 'position' | 'description' | 'productId'>

/** Each member by its name: a run makes hundreds of thousands of these. */
const unstoredLine = (
  line: BilledLine,
  { position, description, productId }: Named,
): UnstoredLine => ({
  position,
  description,
  productId,
  kind: line.kind,
  itemId: line.itemId ?? null,
  priceId: line.price?.id ?? null,
  meterId: line.price?.meterId ?? null,
  periodStart: line.period?.start ?? null,
  periodEnd: line.period?.end ?? null,
  quantity: line.quantity,
  currency: line.amount.currency.code,
  amountUnrounded: line.amountUnrounded,
  amount: line.amount.toString(),
  discountAmount: line.discountAmount.toString(),
  netAmount: line.netAmount.toString(),
  creditedAmount: Money.zero(line.amount.currency).toString(),
  taxes: line.taxes.map(({ rateId, amount }) =>
    ({ tax_rate_id: rateId, amount: amount.toString() })),
  portion: line.portion ?? null,
  chargedLineId: line.chargedLineId ?? null,
  trial: line.trial,
  calculation: lineCalculation(line),
})

const namesOf = (
  { manual, price }: BilledLine,
  sold: SoldPrices,
): Pick<StoredInvoiceLine, 'description' | 'productId'> => {
  if (manual !== undefined || price === undefined) {
    return { description: manual?.description ?? '', productId: null }
  }
  const { description, productId } = soldPrice(sold, price.id)
  return { description, productId }
}

type Place = {
  readonly of: OfInvoice
  readonly lines: readonly BilledLine[]
  readonly unstored: readonly UnstoredLine[]
  /** The lines that are replaced: a line keeps its id as long as it is calculated anew. */
  readonly previous?: readonly StoredInvoiceLine[]
}

/** The lines of an invoice as they are stored, each with its id. */
export const lineRecords = (
  { of: { organizationId, customerId, invoiceId }, lines, unstored, previous = [] }: Place,
  { ids }: Pick<Dependencies, 'ids'>,
): StoredInvoiceLine[] => unstored.map((line, index) => ({
  ...line,
  organizationId, customerId, invoiceId,
  id: lines[index]?.manual?.lineId
    ?? previous.find((stored) => isSameCharge(stored, line))?.id ?? ids('line'),
}))

/** An item stands once in a period of an invoice, so this tells its lines apart. */
const isSameCharge = (stored: StoredInvoiceLine, line: UnstoredLine): boolean =>
  stored.kind === line.kind && stored.itemId === line.itemId
  && stored.priceId === line.priceId && stored.chargedLineId === line.chargedLineId
  && isSame(stored.periodStart, line.periodStart)

const isSame = (
  one: StoredInvoiceLine['periodStart'],
  other: StoredInvoiceLine['periodStart'],
): boolean => one === null || other === null ? one === other : one.equals(other)
