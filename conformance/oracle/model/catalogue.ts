import type { Interval } from '@valora/spec/types'
import type { CouponTerms } from '../coupons.ts'
import type { Measure } from '../measure.ts'
import type { RatedPrice } from '../rated-price.ts'
import type { TaxTerms } from '../taxes.ts'

/** A price by what it charges: usage where it has a meter, else a fixed charge. */
export type SoldPrice = {
  price: RatedPrice
  timing: 'in_advance' | 'in_arrears'
  meter?: Measure & { event_name: string }
}

/** A price of a plan; usage has no quantity. */
export type SoldItem = { price: string; quantity?: string }

export type SoldPlan = { interval: Interval; items: readonly SoldItem[] }

export type SoldCoupon = CouponTerms & {
  duration: 'once' | 'repeating' | 'forever'
  /** How many invoices a repeating one reduces. */
  duration_invoices?: number
}

/** Everything that can be sold, by names of the script's own. All of it is in one currency. */
export type Catalogue = {
  currency: string
  minorDigits: number
  prices: Readonly<Record<string, SoldPrice>>
  plans: Readonly<Record<string, SoldPlan>>
  coupons?: Readonly<Record<string, SoldCoupon>>
  tax_rates?: Readonly<Record<string, TaxTerms>>
}

export const soldPrice = ({ prices }: Catalogue, name: string): SoldPrice => {
  const price = prices[name]
  if (price === undefined) throw new Error(`no price is called ${name}`)
  return price
}

export const soldPlan = ({ plans }: Catalogue, name: string): SoldPlan => {
  const plan = plans[name]
  if (plan === undefined) throw new Error(`no plan is called ${name}`)
  return plan
}

/** Usage and charges in arrears are billed where they end, charges in advance where they begin. */
export const isAdvance = ({ meter, timing }: SoldPrice): boolean =>
  meter === undefined && timing === 'in_advance'
