import { mutant } from '../mutant.ts'

export default mutant({
  name: 'half-even-rounding',
  breaks: 'A half is rounded to the even neighbour.',
  requirement: 'MON-4.2',
  file: 'reference-engine/src/domain/money/round-half-away-from-zero.ts',
  find: 'return divide(plus(times(dividend, 2), divisor), times(divisor, 2)).floor',
  replace: [
    'const { floor, rest } = divide(dividend, divisor)',
    '  const twice = times(rest, 2)',
    '  const isUp = twice > divisor || (twice === divisor && BigInt(floor) % 2n === 1n)',
    '  return isUp ? plus(floor, 1) : floor',
  ].join('\n'),
})
