import { mutant } from '../mutant.ts'

export default mutant({
  name: 'fine-digits-cut',
  breaks: 'A value of more than 12 fraction digits is cut.',
  requirement: 'MTR-6.4',
  file: 'reference-engine/src/domain/metering/fixed-value.ts',
  find: 'kept.length > digits ? undefined : BigInt(sign + whole + kept.padEnd(digits, \'0\'))',
  replace: 'BigInt(sign + whole + kept.slice(0, digits).padEnd(digits, \'0\'))',
})
