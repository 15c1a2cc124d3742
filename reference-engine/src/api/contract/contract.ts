import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Currency } from '../../domain/money/currency.ts'

/** Any object of the bundle; the contract's own tests keep it well formed. */
export type Schema = { readonly [keyword: string]: unknown }

/** The bundle as it is served: document, registry, currencies, and the digest over its bytes. */
export type Contract = {
  readonly document: Schema
  readonly version: string
  readonly digest: string
  readonly currencies: readonly Currency[]
}

/** The bundle is not there or not whole; the message is one line that is fit for a terminal. */
export class ContractMissing extends Error {
  override readonly name = 'ContractMissing'
}

/**
 * Reads the bundle from its folder (dist/ of the project, or the copy in the package). An engine
 * that is started again in its process gets the same object, with all that was made of it.
 */
export const readContract = (folder: string): Contract => {
  const [json = '', yaml = '', listed = ''] =
    ['valora.json', 'valora.yaml', 'currencies.json'].map((name) => text(folder, name))
  const content = createHash('sha256').update(json).update(yaml).update(listed).digest('hex')
  if (content === last?.content) return last.contract
  const document = JSON.parse(json) as Schema
  const { currencies } = JSON.parse(listed) as { currencies: Listed[] }
  const contract = {
    document,
    version: (document.info as { version: string }).version,
    digest: `sha256:${createHash('sha256').update(yaml).digest('hex')}`,
    currencies: currencies.map(({ code, minor_digits }) => ({ code, minorDigits: minor_digits })),
  }
  last = { content, contract }
  return contract
}

let last: { readonly content: string; readonly contract: Contract } | undefined

type Listed = { readonly code: string; readonly minor_digits: number }

const text = (folder: string, name: string): string => {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch {
    throw new ContractMissing(
      `the contract's bundle is not in ${folder} (${name} cannot be read); make it: npm run bundle`)
  }
}
