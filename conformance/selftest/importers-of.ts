import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

// Types are gone when a module is loaded, so what is imported for its types alone is no import.
const imports = /^(?:import|export)\s(?!type\b)[^'"]*?\bfrom\s+'(\.[^']+)'|^import\s+'(\.[^']+)'/gm

const importedBy = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(imports)]
    .map(([, named, bare]) => resolve(dirname(file), named ?? bare ?? ''))

/** By file of a folder: the file itself and all that load it, directly or by others. */
export const importersOf = (folder: string): ((file: string) => ReadonlySet<string>) => {
  const importers = new Map<string, string[]>()
  for (const name of globSync('**/*.ts', { cwd: folder })) {
    const file = join(folder, name)
    for (const imported of importedBy(file)) {
      importers.set(imported, [...importers.get(imported) ?? [], file])
    }
  }
  return (file) => {
    const reached = new Set([file])
    for (const one of reached) importers.get(one)?.forEach((importer) => reached.add(importer))
    return reached
  }
}
