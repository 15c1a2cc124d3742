import type { Contract } from '../document/read-contract.ts'
import { registries, registryRows, type RegistryName } from './registries.ts'

const names = Object.keys(registries) as RegistryName[]

/** A bundle with the tables that stand beside it, where it carries none itself. */
export const withRegistries = (
  contract: Contract,
  read: (file: string) => unknown,
): Contract => {
  const { document } = contract
  const missing = names.filter((name) => registryRows(document, name).size === 0)
  const found = missing.flatMap((name) => {
    const { file, list } = registries[name]
    const content = read(file) as Record<string, unknown> | undefined
    return content?.[list] === undefined ? [] : [[name, content[list]] as const]
  })
  return { ...contract, document: { ...document, ...Object.fromEntries(found) } }
}

/** The files of those tables that a bundle carries. */
export const carriedRegistries = ({ document }: Contract): string[] =>
  names.filter((name) => registryRows(document, name).size > 0).map((name) => registries[name].file)
