import { mutant } from '../mutant.ts'

export default mutant({
  name: 'cancellation-not-listed',
  breaks: 'The end of a subscription is no effect of an advance.',
  requirement: 'SIM-1.3',
  file: 'reference-engine/src/application/billing/run-boundary.ts',
  find: 'effects: [...periods, ...canceled, ...invoiced]',
  replace: 'effects: [...periods, ...invoiced]',
})
