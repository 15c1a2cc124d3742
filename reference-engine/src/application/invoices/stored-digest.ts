import type { Json } from '../../domain/canonical-json.ts'
import { digest } from '../../domain/digest.ts'
import type { Sha256 } from '../../domain/digest.ts'
import { calculationDigest } from '../../domain/invoicing/calculation.ts'
import type { Calculation } from '../../domain/invoicing/calculation.ts'
import type { StoredInvoice } from './stored-invoice.ts'
import type { StoredInvoiceLine } from './stored-invoice-line.ts'

type Stored = {
  readonly invoice: StoredInvoice
  readonly lines: readonly Pick<StoredInvoiceLine, 'calculation'>[]
  /** What was stored, in today's form. */
  readonly calculation: Calculation
}

/**
 * The digest of what was stored. 0.1.0 digested fewer members: what it stored is proved by its own
 * digest, and then has that of today's form (INV 8.2).
 */
export const storedDigest = (
  { sha256 }: { readonly sha256: Sha256 },
  { invoice, lines, calculation }: Stored,
): string => {
  const today = calculationDigest(calculation, sha256)
  if (today === invoice.calculationDigest) return today
  const { currency, subtotal, total } = invoice
  const derived = lines.map((line) => JSON.parse(line.calculation) as Json)
  const before = digest({ currency, lines: derived, subtotal, total }, sha256)
  return before === invoice.calculationDigest ? today : invoice.calculationDigest
}
