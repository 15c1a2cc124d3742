import type { Interval } from '@valora/spec/types'
import type { Catalogue, SoldPlan, SoldPrice } from '../../oracle/model/catalogue.ts'
import type { Step } from '../../oracle/model/command.ts'
import type { Measure } from '../../oracle/measure.ts'
import type { RatedPrice } from '../../oracle/rate.ts'
import { stepsOf } from './life-steps.ts'

export const advance = (price: RatedPrice): SoldPrice => ({ price, timing: 'in_advance' })

export const arrears = (price: RatedPrice): SoldPrice => ({ price, timing: 'in_arrears' })

/** Usage of the events of a name, whose property `amount` a meter adds up. */
export const usage = (
  event_name: string, price: RatedPrice, aggregation: Measure['aggregation'] = 'sum',
): SoldPrice => ({
  price, timing: 'in_arrears',
  meter: {
    event_name, aggregation, ...aggregation === 'count' ? {} : { value_property: 'amount' },
  },
})

/** What is sold in a life: plans as texts, `month seats=2 calls` or `2 week seats=1`. */
export type Shop = Pick<Catalogue, 'coupons' | 'tax_rates'> & {
  prices: Readonly<Record<string, SoldPrice>>
  plans: Readonly<Record<string, string>>
  currency?: string
  zone?: string
}

const planOf = (text: string): SoldPlan => {
  const words = text.split(' ')
  const count = /^\d/.test(words[0] ?? '') ? Number(words.shift()) : 1
  const unit = words.shift() as Interval['unit']
  return {
    interval: { unit, count },
    items: words.map((word) => {
      const [price = '', quantity] = word.split('=')
      return { price, ...quantity === undefined ? {} : { quantity } }
    }),
  }
}

export type LifeSource = {
  requirement: string
  why: string
  currency: string
  time_zone: string
  catalogue: Pick<Catalogue, 'prices' | 'plans' | 'coupons' | 'tax_rates'>
  steps: Step[]
}

type Row = [why: string, shop: Shop, steps: string[]]

/** The lives of one requirement; the currency is USD and the zone UTC where none is given. */
export const livesOf = (requirement: string, rows: readonly Row[]): LifeSource[] =>
  rows.map(([why, { currency = 'USD', zone = 'UTC', plans, ...sold }, steps]) => ({
    requirement, why, currency, time_zone: zone, steps: stepsOf(steps),
    catalogue: {
      ...sold,
      plans: Object.fromEntries(Object.entries(plans).map(([name, text]) => [name, planOf(text)])),
    },
  }))
