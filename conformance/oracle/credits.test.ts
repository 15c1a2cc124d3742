import { expect, test } from 'vitest'
import { burnt, type Burnable } from './credits.ts'
import { exact } from './decimal-text.ts'
import { parse } from './rational.ts'

const at = '2026-01-10T00:00:00Z'

const grant = (id: string, terms: Partial<Burnable> = {}): Burnable => ({
  id, origin: 'manual', currency: 'USD', remaining: parse('20'), priority: 50, cost_basis: '0',
  effective_at: '2026-01-01T00:00:00Z', expires_at: null, ...terms,
})

const march = '2026-03-01T00:00:00Z'

test.each<[grants: Burnable[], wanted: string, why: string]>([
  [[grant('a'), grant('b', { priority: 40 })], 'b20 a10', 'priority'],
  [[grant('a'), grant('b', { expires_at: march })], 'b20 a10', 'expiry, none last'],
  [[grant('a', { cost_basis: '10' }), grant('b', { cost_basis: '9' })], 'b20 a10', 'cost basis'],
  [[grant('a', { effective_at: '2026-01-02T00:00:00Z' }), grant('b')], 'b20 a10', 'age'],
  [[grant('b'), grant('a')], 'a20 b10', 'id'],
  [[grant('a', { priority: 0 }), grant('b', { origin: 'credit_note' })], 'b20 a10', 'corrections'],
  [[grant('a', { expires_at: at }), grant('b', { effective_at: at })], 'b20', 'half open'],
  [[grant('a', { currency: 'EUR' })], '', 'another currency'],
])('case %#, 30 is paid by their order', (grants, wanted) =>
  expect(burnt(grants, { total: parse('30'), currency: 'USD', at })
    .map((one) => `${one.grant}${exact(one.amount)}`).join(' ')).toBe(wanted))

test('a total below zero takes nothing', () =>
  expect(burnt([grant('a')], { total: parse('-5'), currency: 'USD', at })).toEqual([]))
