import type { Json } from '../canonical-json.ts'
import { digest } from '../digest.ts'
import type { Sha256 } from '../digest.ts'
import { formatChecksum } from '../metering/checksum.ts'
import { toPlain } from '../plain.ts'
import type { Invoice } from './invoice.ts'
import type { InvoiceLine } from './invoice-line.ts'

/**
 * The derivation of an invoice as the explanation shows it, in wire names and canonical decimals
 * (INV 8). It holds no ids and no creation times, so that the same inputs give the same object in
 * any organization (DET 2).
 */
export const calculation = (
  { currency, lines, subtotal, total }: Pick<Invoice, 'currency' | 'lines' | 'subtotal' | 'total'>,
): Json => toPlain({ currency: currency.code, lines: lines.map(lineCalculation), subtotal, total })

/** `sha256:` and 64 hex digits over a calculation's canonical JSON (INV 8, DET 2). */
export const calculationDigest = (derived: Json, sha256: Sha256): string => digest(derived, sha256)

const lineCalculation = (line: InvoiceLine) => ({
  kind: line.kind,
  period: line.period,
  pricing: line.price.pricing,
  includedQuantity: line.price.includedQuantity,
  unitConversion: line.price.unitConversion ?? null,
  discounts: line.price.discounts ?? [],
  minimumAmount: line.price.minimumAmount ?? null,
  maximumAmount: line.price.maximumAmount ?? null,
  quantity: line.quantity,
  ratedQuantity: line.ratedQuantity,
  eventCount: line.eventCount,
  eventChecksum: formatChecksum(line.eventChecksum),
  steps: line.steps,
  amountUnrounded: line.amountUnrounded,
  amount: line.amount,
  roundingResidue: line.roundingResidue,
})
