import { mutant } from '../mutant.ts'

export default mutant({
  name: 'organization-zone-first',
  breaks: 'The time zone of the customer is passed over.',
  requirement: 'TIM-2.2',
  file: 'reference-engine/src/application/subscriptions/create-subscription.ts',
  find: 'customer.timeZone ?? organization.timeZone',
  replace: 'organization.timeZone',
})
