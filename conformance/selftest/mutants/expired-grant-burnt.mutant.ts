import { mutant } from '../mutant.ts'

export default mutant({
  name: 'expired-grant-burnt',
  breaks: 'A grant is burnt at the instant at which it expires.',
  requirement: 'CRD-3.3',
  file: 'reference-engine/src/domain/credits/burn-order.ts',
  find: '(expiresAt === undefined || isBefore(at, expiresAt))',
  replace: '(expiresAt === undefined || !isBefore(expiresAt, at))',
})
