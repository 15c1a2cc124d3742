import openapiTypescript, { astToString } from 'openapi-typescript'
import type { ContractBundle } from './contract-bundle.ts'

/**
 * The types of everything on the wire. Properties with a default stay optional in requests, which
 * is what the contract says and not what the tool does by itself.
 */
export const wireTypes = async ({ document }: ContractBundle): Promise<string> => {
  // The tool edits what it is given.
  const tree = await openapiTypescript(structuredClone(document) as never, {
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
  })
  return astToString(tree)
}
