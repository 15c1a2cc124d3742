import { mutant } from '../mutant.ts'

export default mutant({
  name: 'external-id-taken-over',
  breaks: 'A patch with a taken external id is answered as not found.',
  requirement: 'RES-1.4',
  file: 'reference-engine/src/persistence/customers/customer-repository.ts',
  find: 'errorCode(error) === uniqueViolation ? taken(set.externalId ?? null) : error',
  replace: 'errorCode(error) === uniqueViolation ? new Refusal(\'customer_not_found\') : error',
})
