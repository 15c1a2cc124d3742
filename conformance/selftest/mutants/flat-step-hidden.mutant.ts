import { mutant } from '../mutant.ts'

export default mutant({
  name: 'flat-step-hidden',
  breaks: 'A preview does not show the step of a flat amount.',
  requirement: 'PRC-7.2',
  file: 'reference-engine/src/api/convert/prices.ts',
  find: 'steps: rated.steps.map((step) => ({',
  replace: 'steps: rated.steps.filter(({ ref }) => !ref.endsWith(\'-flat\')).map((step) => ({',
})
