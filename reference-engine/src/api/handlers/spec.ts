import type { Limits } from '../../application/limits.ts'
import type { Contract } from '../contract/contract.ts'
import { currencyListBody, specDeclarationBody } from '../convert/spec.ts'
import type { Handlers } from '../handler.ts'

export type Declared =
  { readonly contract: Contract; readonly limits: Limits; readonly engineVersion: string }

export const specHandlers = ({ contract, ...declared }: Declared) => {
  const declaration = specDeclarationBody(contract, declared)
  const currencies = currencyListBody(contract.currencies)
  return {
    getSpecDeclaration: async () => ({ status: 200, body: declaration }),
    listCurrencies: async () => ({ status: 200, body: currencies }),
  } satisfies Handlers<'getSpecDeclaration' | 'listCurrencies'>
}
