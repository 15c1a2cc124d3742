import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money/decimal.ts'
import { matrix } from './matrix.ts'
import type { Matrix } from './price.ts'
import type { GroupQuantity } from './usage.ts'

const d = (text: string) => Decimal.parse(text)
const cell = (region: string, tier: string, unitAmount: string) =>
  ({ values: new Map([['tier', tier], ['region', region]]), unitAmount: d(unitAmount) })
const pricing: Matrix = {
  type: 'matrix', dimensions: ['region', 'tier'], defaultUnitAmount: d('0.5'),
  cells: [cell('eu', 'hot', '2'), cell('us', 'hot', '1'), cell('eu', 'null', '9')],
}
type Row = readonly [region: string | null, tier: string | null, quantity: string]
const group = ([region, tier, quantity]: Row): GroupQuantity =>
  ({ values: new Map([['region', region], ['tier', tier]]), quantity: d(quantity) })
const shown = (...rows: readonly Row[]) => matrix(pricing, rows.map(group))
  .map((step) => `${step.ref} ${String(step.quantity)} ${String(step.amountUnrounded)}`)

test.each<[Row[], string[], string]>([
  [[], [], 'no group, no step'],
  [[['us', 'hot', '3'], ['eu', 'hot', '2']], ['cell-1 2 4', 'cell-2 3 3'],
    'steps come in the order of the cells'],
  [[['us', 'cold', '3'], ['jp', 'hot', '1']], ['cell-default 4 2'],
    'what no cell names costs the default'],
  [[['eu', null, '1'], [null, null, '1']], ['cell-default 2 1'],
    'a missing property is not the text "null"'],
  [[['eu', 'hot', '0'], ['us', 'hot', '0.5']], ['cell-2 0.5 0.5'], 'quantity 0 is left out'],
  [[['eu', 'hot', '-3'], ['us', 'hot', '5']], ['cell-2 5 5'], 'a negative group counts as 0'],
  [[['eu', 'hot', '1'], ['eu', 'hot', '2']], ['cell-1 3 6'], 'groups of one cell are summed'],
])('%j costs %j: %s', (rows, wanted) => {
  expect(shown(...rows)).toEqual(wanted)
})

test('other properties of a group do not matter, values are whole texts', () => {
  const values = new Map([['region', 'eu'], ['tier', 'hot'], ['zone', 'a']])
  expect(matrix(pricing, [{ values, quantity: d('1') }])).toMatchObject([{ ref: 'cell-1' }])
  expect(shown(['eu","hot', 'hot', '1'])).toEqual(['cell-default 1 0.5'])
})

test('every unit is priced once', () => {
  const texts = fc.constantFrom('eu', 'us', 'hot', 'cold', 'null', null)
  const rows = fc.array(fc.tuple(texts, texts, fc.bigInt({ min: -(10n ** 9n), max: 10n ** 12n })))
  fc.assert(fc.property(rows, (groups) => {
    const steps = matrix(pricing, groups.map(([region, tier, coefficient]) =>
      group([region, tier, Decimal.scaled(coefficient, 6).toString()])))
    const used = groups.map(([, , coefficient]) =>
      Decimal.scaled(coefficient > 0n ? coefficient : 0n, 6))
    expect(Decimal.sum(steps.map(({ quantity }) => quantity)).equals(Decimal.sum(used))).toBe(true)
  }))
})
