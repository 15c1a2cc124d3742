import type { SpecDeclaration } from '@valora/spec/types'
import type { Exchange } from '../api/exchange.ts'
import { send } from '../api/send.ts'
import type { Target } from '../api/session.ts'
import type { Contract } from '../contract/contract.ts'
import { at } from '../contract/resolve.ts'

/** What the target said of itself, as far as it could be read. */
export type Declaration = Pick<SpecDeclaration, 'implementation' | 'spec_version' | 'profiles'>
  & { limits: SpecDeclaration['limits'] }

const isDeclaration = (body: unknown): body is SpecDeclaration => {
  if (typeof body !== 'object' || body === null) return false
  const { implementation, spec_version, profiles } = body as Partial<SpecDeclaration>
  return typeof implementation === 'object' && typeof spec_version === 'string'
    && Array.isArray(profiles)
}

/** The limits that the contract's own example states; every engine may be assumed to have them. */
export const limitsOfContract = ({ document }: Contract): SpecDeclaration['limits'] => {
  const schema = at(document, '/components/schemas/Limits') as { examples: unknown[] }
  return schema.examples[0] as SpecDeclaration['limits']
}

/** Asks `GET /v1/spec`; the declaration is null when the answer is none. */
export const readDeclaration = async (
  target: Target, contract: Contract,
): Promise<{ exchange: Exchange; declaration: Declaration | null }> => {
  const request = { method: 'GET', path: '/spec' }
  const exchange = await send(target, { exchanges: [] }, { request, secret: null })
  const { body, status } = exchange
  if (status !== 200 || !isDeclaration(body)) return { exchange, declaration: null }
  const { implementation, spec_version, profiles } = body
  const limits = { ...limitsOfContract(contract), ...body.limits }
  return { exchange, declaration: { implementation, spec_version, profiles, limits } }
}
