import { mutant } from '../mutant.ts'

export default mutant({
  name: 'finalized-follows-the-customer',
  breaks: 'A finalized invoice shows the customer of today.',
  requirement: 'INV-2.1',
  file: 'reference-engine/src/application/invoices/get-invoice.ts',
  find: 'read(({ invoices }) => found(invoices.find({ organizationId, id }),'
    + ' \'invoice_not_found\'))',
  replace: [
    'read(async ({ invoices, customers }) => {',
    '      const stored = invoices.find({ organizationId, id })',
    '      const invoice = await found(stored, \'invoice_not_found\')',
    '      const customer = await customers.find({ organizationId, id: invoice.customerId })',
    '      const { name, externalId, email } = customer',
    '      return { ...invoice, customerSnapshot: { name, external_id: externalId, email } }',
    '    })',
  ].join('\n'),
})
