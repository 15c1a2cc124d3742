import { mutant } from '../mutant.ts'

export default mutant({
  name: 'numbers-shared-by-tenants',
  breaks: 'The numbers of an organization go on from those of all others.',
  requirement: 'INV-3.3',
  file: 'reference-engine/src/persistence/invoices/invoice-numbers.ts',
  find: 'returning s.organization_id, s.last_number',
  replace: [
    'returning s.organization_id, s.last_number + coalesce((select sum(o.last_number)',
    '    from invoice_number_sequences as o where o.organization_id <> s.organization_id), 0)',
    '    as last_number',
  ].join('\n'),
})
