import { expect, test } from 'vitest'
import { beginning } from './progress-file.ts'
import { progressLine } from './show-progress.ts'

const at = (offset: number, lines: number) =>
  ({ ...beginning, offset, lines, accepted: lines - 2, rejected: 2 })

test.each([
  [at(0, 2), at(500, 12_002), 1000, 2000,
    '12,002 lines 50%, 6,000 events/s, 12,000 accepted, 0 duplicate, 0 conflict, 2 rejected, '
    + 'ETA 0:02', 'half of a file'],
  [at(100, 2), at(200, 3), 1_000_000, 1000, /0%, 1 events\/s, .*ETA 2:46:38$/, 'a long way'],
  [at(0, 2), at(0, 2), 1000, 0, /2 rejected$/, 'no ETA before the first answer'],
  [at(0, 2), at(500, 3), undefined, 1000, /^3 lines, 1 events\/s/, 'a stream has no end'],
  [at(0, 2), at(0, 2), 0, 1000, /^2 lines, 0 events/, 'an empty file'],
])('from %o to %o of %s bytes in %i ms: %#', (start, now, bytes, elapsed_ms, wanted, _why) => {
  const line = progressLine({ start, position: () => now, bytes }, elapsed_ms)
  expect(line).toEqual(expect.stringMatching(
    typeof wanted === 'string' ? new RegExp(`^${wanted}$`) : wanted))
})
