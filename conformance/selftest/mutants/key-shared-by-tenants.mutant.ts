import { mutant } from '../mutant.ts'

export default mutant({
  name: 'key-shared-by-tenants',
  breaks: 'An idempotency key of one organization answers another.',
  requirement: 'IDM-1.5',
  file: 'reference-engine/src/api/serve-operation.ts',
  find: 'scope: { scope: organizationId, method',
  replace: 'scope: { scope: \'all\', method',
})
