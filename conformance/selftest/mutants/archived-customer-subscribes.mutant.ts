import { mutant } from '../mutant.ts'

export default mutant({
  name: 'archived-customer-subscribes',
  breaks: 'An archived customer takes a new subscription.',
  requirement: 'SUB-1.3',
  file: 'reference-engine/src/application/subscriptions/create-subscription.ts',
  find: '{ pointer: \'/customer_id\', kept: customer }, { pointer: \'/plan_id\', kept: plan },',
  replace: '{ pointer: \'/plan_id\', kept: plan },',
})
