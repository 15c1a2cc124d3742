import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Finding } from './finding.ts'
import { isObject } from './json.ts'
import { lintDocument } from './lint-document.ts'
import type { Registries } from './openapi.ts'
import { rules } from './rules.ts'

export type { Finding } from './finding.ts'

const read = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new Error(`Cannot read ${path}; run npm run bundle first`, { cause })
  }
}

const rowsIn = async <Row>(path: string, member: string): Promise<Row[]> => {
  const content: unknown = JSON.parse(await read(path))
  const rows = isObject(content) ? content[member] : content
  if (!Array.isArray(rows)) throw new Error(`${path} holds no list "${member}"`)
  return rows as Row[]
}

export interface LintOptions {
  /** The bundled contract, YAML. */
  bundlePath: string
  /** The registries; each by default beside the bundle. */
  requirementsPath?: string
  problemsPath?: string
  currenciesPath?: string
}

const readRegistries = async (options: LintOptions): Promise<Required<Registries>> => {
  const beside = (name: string) => join(dirname(options.bundlePath), name)
  const [requirements, problems, currencies] = await Promise.all([
    rowsIn(options.requirementsPath ?? beside('requirements.json'), 'requirements'),
    rowsIn(options.problemsPath ?? beside('problems.json'), 'problems'),
    rowsIn(options.currenciesPath ?? beside('currencies.json'), 'currencies'),
  ])
  return { requirements, problems, currencies } as Required<Registries>
}

/**
 * Lints the bundled contract with every rule of the registry.
 *
 * @example
 * const findings = await lintBundle({ bundlePath: 'dist/valora.yaml' })
 */
export const lintBundle = async (options: LintOptions): Promise<Finding[]> =>
  lintDocument(await read(options.bundlePath), {
    rules,
    registries: await readRegistries(options),
    name: options.bundlePath,
  })
