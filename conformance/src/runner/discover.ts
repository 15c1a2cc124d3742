import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Check } from '../check.ts'
import type { Contract } from '../contract/contract.ts'
import { capabilities } from './capabilities.ts'

const packageFolder = (folder = dirname(fileURLToPath(import.meta.url))): string =>
  existsSync(join(folder, 'checks')) ? folder : packageFolder(dirname(folder))

const load = async (file: string): Promise<Check[]> => {
  const module = await import(pathToFileURL(file).href) as { default?: Check | Check[] }
  if (module.default === undefined) throw new Error(`${file} has no default export`)
  return [module.default].flat()
}

const faultsOf = (check: Check, checks: readonly Check[], contract: Contract): string[] => {
  const rows = new Set(contract.requirements.map(({ id }) => id))
  const ids = new Set(checks.map(({ id }) => id))
  const unknown = check.requirements.filter((id) => !rows.has(id))
    .map((id) => `${check.id}: requirement ${id} does not exist`)
  const missing = check.needs.filter((need) => !(need in capabilities) && !ids.has(need))
    .map((need) => `${check.id}: needs ${need}, which is neither a capability nor a check`)
  const twice = checks.filter(({ id }) => id === check.id).length > 1
    ? [`${check.id}: the id is used twice`]
    : []
  return [...unknown, ...missing, ...twice]
}

const cycleFrom = (check: Check, byId: Map<string, Check>, path: string[] = []): string[] => {
  if (path.includes(check.id)) return [`${[...path, check.id].join(' needs ')}: a circle`]
  return check.needs.flatMap((need) => {
    const next = byId.get(need)
    return next === undefined ? [] : cycleFrom(next, byId, [...path, check.id])
  })
}

/** What is wrong with a set of checks; an empty list when nothing is. */
export const faultsOfChecks = (checks: readonly Check[], contract: Contract): string[] => {
  const byId = new Map(checks.map((check) => [check.id, check]))
  const faults = checks.flatMap((check) =>
    [...faultsOf(check, checks, contract), ...cycleFrom(check, byId)])
  return [...new Set(faults)]
}

/** All checks of a folder, in the order of their ids. */
export const discover = async (
  contract: Contract, folder = join(packageFolder(), 'checks'),
): Promise<Check[]> => {
  const files = globSync('**/*.check.{ts,js}', { cwd: folder }).sort()
  const loaded = await Promise.all(files.map(async (file) => load(join(folder, file))))
  const checks = loaded.flat().sort((a, b) => (a.id < b.id ? -1 : 1))
  const faults = faultsOfChecks(checks, contract)
  if (faults.length > 0) throw new Error(`The checks do not fit:\n${faults.join('\n')}`)
  return checks
}
