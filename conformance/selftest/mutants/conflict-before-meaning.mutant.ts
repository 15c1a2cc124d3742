import { mutant } from '../mutant.ts'

export default mutant({
  name: 'conflict-before-meaning',
  breaks: 'A conflict is refused before what the request says is judged.',
  requirement: 'ERR-2.5',
  file: 'reference-engine/src/application/customers/create-customer.ts',
  find: [
    '      if (timeZone !== null) parseTimeZone(timeZone)',
    '      const lists = [{ pointer: \'/tax_rate_ids\', ids: taxRateIds }]',
    '      await usableTaxRates(store, { organizationId, lists })',
    '      const now = clock.now()',
    '      const customer: Customer = {',
    '        organizationId, id: ids(\'cus\'), ...command,',
    '        archivedAt: null, createdAt: now, updatedAt: now,',
    '      }',
    '      await customers.insert(customer)',
  ].join('\n'),
  replace: [
    '      const lists = [{ pointer: \'/tax_rate_ids\', ids: taxRateIds }]',
    '      await usableTaxRates(store, { organizationId, lists })',
    '      const now = clock.now()',
    '      const customer: Customer = {',
    '        organizationId, id: ids(\'cus\'), ...command,',
    '        archivedAt: null, createdAt: now, updatedAt: now,',
    '      }',
    '      await customers.insert(customer)',
    '      if (timeZone !== null) parseTimeZone(timeZone)',
  ].join('\n'),
})
