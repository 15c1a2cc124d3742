import { mutant } from '../mutant.ts'

export default mutant({
  name: 'any-number-of-periods-back',
  breaks: 'A start in the past is billed for however many periods.',
  requirement: 'SUB-1.5',
  file: 'reference-engine/src/domain/subscriptions/subscribe.ts',
  find: 'export const start_periods_max = 366\n',
  replace: 'export const start_periods_max = 3660\n',
})
