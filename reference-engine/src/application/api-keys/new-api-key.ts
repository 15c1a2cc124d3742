import type { Dependencies } from '../dependencies.ts'
import type { ApiKey } from './api-key.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const secretLength = 40

/** A key and its secret: 200 random bits, of which only the hash is kept (SEC 2). */
export const newApiKey = (
  { ids, clock, randomBytes, sha256 }: Dependencies,
  terms: Pick<ApiKey, 'organizationId' | 'name' | 'role'>,
): { apiKey: ApiKey; secret: string } => {
  const characters = Array.from(randomBytes(secretLength), (byte) => alphabet.charAt(byte & 31))
  const secret = `vk_${characters.join('')}`
  const apiKey: ApiKey = {
    ...terms,
    id: ids('key'),
    secretHash: Buffer.from(sha256(secret), 'hex'),
    secretHint: `vk_\u2026${secret.slice(-4)}`,
    revokedAt: null,
    createdAt: clock.now(),
  }
  return { apiKey, secret }
}
