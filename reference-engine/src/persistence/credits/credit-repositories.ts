import { couponRepository } from '../coupons/coupon-repository.ts'
import { creditNoteRepository } from '../credit-notes/credit-note-repository.ts'
import { discountRepository } from '../discounts/discount-repository.ts'
import type { Queries } from '../connection/database.ts'
import { taxRateRepository } from '../tax-rates/tax-rate-repository.ts'
import { creditGrantRepository } from './credit-grant-repository.ts'

/** What reduces, taxes and pays invoices beside payments. */
export const creditRepositories = (queries: Queries) => ({
  taxRates: taxRateRepository(queries),
  coupons: couponRepository(queries),
  discounts: discountRepository(queries),
  creditGrants: creditGrantRepository(queries),
  creditNotes: creditNoteRepository(queries)
})
