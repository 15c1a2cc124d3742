import { mutant } from '../mutant.ts'

export default mutant({
  name: 'grants-of-all-customers',
  breaks: 'A list of the grants of a customer shows all.',
  requirement: 'RES-1.6',
  file: 'reference-engine/src/persistence/credits/credit-grant-repository.ts',
  find: 'where: { organizationId, ...(customerId === undefined ? {} : { customerId }) }, ...page',
  replace: 'where: { organizationId }, ...page',
})
