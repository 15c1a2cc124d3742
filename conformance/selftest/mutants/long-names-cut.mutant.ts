import { mutant } from '../mutant.ts'

export default mutant({
  name: 'long-names-cut',
  breaks: 'A long name is stored cut and answered in full.',
  requirement: 'RES-1.1',
  file: 'reference-engine/src/application/customers/create-customer.ts',
  find: 'await customers.insert(customer)',
  replace: 'await customers.insert({ ...customer, name: customer.name.slice(0, 8) })',
})
