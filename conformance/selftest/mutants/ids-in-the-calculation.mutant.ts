import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ids-in-the-calculation',
  breaks: 'The calculation names the price by its id.',
  requirement: 'INV-8.3',
  file: 'reference-engine/src/domain/invoicing/calculation.ts',
  find: '`,"steps":[${line.steps.map(stepText).join(\',\')}]`',
  replace: [
    '`,"steps":[${line.steps.map((step) =>',
    '      stepText({ ...step, ref: String(line.price?.id) })).join(\',\')}]`',
  ].join('\n'),
})
