import { mutant } from '../mutant.ts'

export default mutant({
  name: 'matrix-of-one-group',
  breaks: 'A matrix line bills the first group of the meter only.',
  requirement: 'PRC-8.3',
  file: 'reference-engine/src/application/invoices/measure-usage.ts',
  find: 'groups: groups.map((group) => ({',
  replace: 'groups: groups.slice(0, 1).map((group) => ({',
})
