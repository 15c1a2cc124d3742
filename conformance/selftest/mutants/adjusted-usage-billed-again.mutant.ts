import { mutant } from '../mutant.ts'

export default mutant({
  name: 'adjusted-usage-billed-again',
  breaks: 'A replacement bills usage that another invoice has billed by an adjustment.',
  requirement: 'INV-2.4',
  file: 'reference-engine/src/application/invoices/read-lines.ts',
  find: 'adjustmentsOf([...changes, ...rebilled])',
  replace: 'adjustmentsOf([...changes, ...rebilled.slice(0, 0)])',
})
