import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { parseInstant } from '../time/instant.ts'
import { couponFaults } from './coupon-faults.ts'
import type { CouponDraft } from './coupon-faults.ts'

const now = parseInstant('2026-06-01T00:00:00Z')
const currency = { code: 'JPY', minorDigits: 0 }
const ten = Decimal.integer(10)

test.each<[string, Partial<CouponDraft>, string[]]>([
  ['a percentage', { percentage: ten }, []],
  ['all of it', { percentage: Decimal.integer(100) }, []],
  ['more than all of it', { percentage: Decimal.parse('100.1') },
    ['/percentage percentage_above_hundred']],
  ['an amount', { amount: ten, currency }, []],
  ['an amount without a currency', { amount: ten }, ['/currency percentage_or_amount']],
  ['a percentage with a currency', { percentage: ten, currency },
    ['/currency percentage_or_amount']],
  ['both', { percentage: ten, amount: ten, currency }, ['/amount_off percentage_or_amount']],
  ['neither', {}, ['/amount_off percentage_or_amount']],
  ['half a yen', { amount: Decimal.parse('0.5'), currency }, ['/amount_off amount_too_precise']],
  ['a repetition', { percentage: ten, duration: 'repeating', durationInvoices: 2 }, []],
  ['a repetition without a number', { percentage: ten, duration: 'repeating' },
    ['/duration_invoices duration_invoices_required']],
  ['a number without a repetition', { percentage: ten, duration: 'forever', durationInvoices: 2 },
    ['/duration_invoices duration_invoices_unused']],
  ['an end that lies ahead', { percentage: ten, redeemBy: now.add({ milliseconds: 1 }) }, []],
  ['an end that is now, and no value', { redeemBy: now },
    ['/amount_off percentage_or_amount', '/redeem_by redeem_by_past']],
])('a coupon of %s has its faults', (_, parts, wanted) => {
  const faults = couponFaults({ duration: 'once', ...parts }, now)
  expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(wanted)
})
