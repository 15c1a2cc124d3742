import { check } from '../../src/check.ts'
import { metered } from '../metered.ts'
import { rowsOf } from '../usage-rows.ts'

/** Values whose average does not terminate or has a 13th digit, and what is measured of them. */
const rows: [values: string[], wanted: string, why: string][] = [
  [['1', '0', '0'], '0.333333333333', 'one third is cut below its half'],
  [['2', '0', '0'], '0.666666666667', 'two thirds are rounded up'],
  [['-2', '0', '0'], '-0.666666666667', 'and down where they are negative'],
  [['0.000000000001', '0'], '0.000000000001', 'a half goes away from zero'],
  [['-0.000000000001', '0'], '-0.000000000001', 'on both sides of it'],
  [['0.000000000001', '0', '0'], '0', 'less than a half is nothing'],
  [['999999999999999999', '0', '0'], '333333333333333333', 'what terminates is exact'],
  [['999999999999999998', '0', '0'], '333333333333333332.666666666667', 'no double is in it'],
]

export default check({
  id: 'meters/a-quotient-is-rounded-once-to-twelve-digits',
  requirement: ['MON-3.4', 'MTR-1.7'],
  needs: ['meters', 'usage-ingest', 'test-clocks'],
  async run(context) {
    const { expect } = context
    const { customer, meter, take } = await metered(context, 'average')
    // One hour for each row, so that one query measures them all.
    await take(...rows.flatMap(([values], hour) => values.map((value): [string, string] =>
      [value, `2026-01-10T0${hour}:15:00Z`])))
    const told = await rowsOf(context, meter, { customer, window: 'hour', time_zone: 'UTC',
      start: '2026-01-10T00:00:00Z', end: '2026-01-10T08:00:00Z' })
    for (const [hour, [values, wanted, why]] of rows.entries()) {
      expect.equal(told[hour]?.quantity, wanted, `the average of ${values.join(', ')}: ${why}`)
    }
  },
})
