import { mutant } from '../mutant.ts'

export default mutant({
  name: 'preview-without-coupons',
  breaks: 'A preview leaves out coupons.',
  requirement: 'SUB-6.3',
  file: 'reference-engine/src/application/invoices/calculate-invoices.ts',
  find: '    discounts: discounts[index] ?? [],\n',
  replace: '    discounts: wanted.holding ? discounts[index] ?? [] : [],\n',
})
