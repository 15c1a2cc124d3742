import { mutant } from '../mutant.ts'

export default mutant({
  name: 'coupon-used-by-a-draft',
  breaks: 'A coupon is used up by drafts.',
  requirement: 'DSC-2.3',
  file: 'reference-engine/src/application/invoices/create-invoice.ts',
  find: 'await storeDrafts(work, [{ ...lines, draft, customer, at: now }])',
  replace: [
    'await storeDrafts(work, [{ ...lines, draft, customer, at: now }])',
    '      const uses = calculated.discounts.map(({ discount }) =>',
    '        ({ organizationId, customerId, discountId: discount.id, invoices: 1 }))',
    '      if (uses.length > 0) await work.store.discounts.consume(uses)',
  ].join('\n'),
})
