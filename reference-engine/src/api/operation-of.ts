import type { FastifyRequest } from 'fastify'
import type { Operation } from './contract/operation.ts'

/** The operation of a request, `none` outside of the contract, nothing for the engine's own. */
export const operationOf = (request: FastifyRequest): string | undefined => {
  const { config, url } = request.routeOptions
  const { operation } = config as { readonly operation?: Operation }
  if (operation !== undefined) return operation.id
  return url === undefined || url.startsWith('/v1/') ? 'none' : undefined
}
