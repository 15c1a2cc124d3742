import { mutant } from '../mutant.ts'

export default mutant({
  name: 'half-even-rounding',
  breaks: 'A half is rounded to the even neighbour.',
  requirement: 'MON-4.2',
  file: 'reference-engine/src/domain/money/round-half-away-from-zero.ts',
  find: 'const rounded = (2n * shifted + exact.denominator) / (2n * exact.denominator)',
  replace: 'const [floor, twice] = [shifted / exact.denominator, 2n * (shifted % exact.denom'
    + 'inator)]; const rounded = floor + (twice > exact.denominator || (twice === exact'
    + '.denominator && floor % 2n === 1n) ? 1n : 0n)',
})
