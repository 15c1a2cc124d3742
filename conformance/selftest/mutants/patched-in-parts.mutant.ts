import { mutant } from '../mutant.ts'

export default mutant({
  name: 'patched-in-parts',
  breaks: 'A refused patch leaves the new name.',
  requirement: 'ERR-2.6',
  file: 'reference-engine/src/api/handlers/customers.ts',
  find: [
    '    const customer = await application.updateCustomer(caller,',
    '',
  ].join('\n'),
  replace: [
    '    const { name } = customerPatch(body)',
    '    if (name !== undefined) {',
    '      await application.updateCustomer(caller, { id: params.customer_id, patch: { name } })',
    '    }',
    '    const customer = await application.updateCustomer(caller,',
    '',
  ].join('\n'),
})
