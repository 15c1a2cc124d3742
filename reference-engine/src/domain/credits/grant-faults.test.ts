import { expect, test } from 'vitest'
import type { Currency } from '../money/currency.ts'
import { Decimal } from '../money/decimal.ts'
import { parseInstant } from '../time/instant.ts'
import type { Instant } from '../time/instant.ts'
import { grantFaults } from './grant-faults.ts'

const [usd, jpy] = [{ code: 'USD', minorDigits: 2 }, { code: 'JPY', minorDigits: 0 }]
const effectiveAt = parseInstant('2026-06-01T00:00:00Z')
const soon = effectiveAt.add({ milliseconds: 1 })

test.each<[string, Currency, Instant | undefined, string[], string]>([
  ['0.01', usd, soon, [], 'the least grant'],
  ['10.0', usd, undefined, [], 'zeros at the end are no digits'],
  ['1', jpy, undefined, [], 'a currency without minor digits'],
  ['0.001', usd, undefined, ['/amount amount_too_precise'], 'a tenth of a cent'],
  ['1.5', jpy, effectiveAt, ['/amount amount_too_precise', '/expires_at expires_before_effective'],
    'every fault is named'],
  ['0', usd, undefined, ['/amount amount_not_positive'], 'nothing is no grant'],
])('a grant of %s in %j that expires at %s has the faults %j: %s',
  (amount, currency, expiresAt, wanted) => {
    const faults = grantFaults({ amount: Decimal.parse(amount), currency, effectiveAt, expiresAt })
    expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(wanted)
  })
