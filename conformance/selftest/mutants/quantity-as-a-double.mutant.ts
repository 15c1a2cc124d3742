import { mutant } from '../mutant.ts'

export default mutant({
  name: 'quantity-as-a-double',
  breaks: 'A quantity goes through a binary double.',
  requirement: 'MON-3.3',
  file: 'reference-engine/src/persistence/usage/usage-quantity.ts',
  find: 'quantity: Decimal.parse(row.quantity),',
  replace: 'quantity: Decimal.parse(BigInt(Math.trunc(Number(row.quantity))).toString()),',
})
