import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Mutant } from './mutant.ts'

const folder = fileURLToPath(new URL('./mutants', import.meta.url))

const load = async (file: string): Promise<Mutant> => {
  const module = await import(pathToFileURL(join(folder, file)).href) as { default: Mutant }
  const name = basename(file, '.mutant.ts')
  if (module.default.name === name) return module.default
  throw new Error(`mutants/${file} is called ${module.default.name}, unlike its file`)
}

/** All mutants, by name. */
export const loadMutants = async (): Promise<Mutant[]> => {
  const files = globSync('*.mutant.ts', { cwd: folder }).sort()
  return Promise.all(files.map(load))
}
