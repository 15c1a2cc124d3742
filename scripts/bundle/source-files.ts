import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Failure } from '../run/failure.ts'

export type SourceFile = {
  /** Path from the project root, as messages show it. */
  file: string
  text: string
}

/** What stands in spec/ and is not a source: past releases and generated types. */
const notSources = ['spec/releases/', 'spec/types/', 'spec/node_modules/']

/** Every YAML file that the contract is made of, in one order everywhere. */
export const readSourceFiles = (root: string): SourceFile[] => {
  const folder = join(root, 'spec')
  if (!existsSync(join(folder, 'openapi.yaml'))) {
    throw new Failure('spec/openapi.yaml is missing: it is the root of the contract.', 'missing')
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !notSources.some((prefix) => file.startsWith(prefix)))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
}
