import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UsageFault } from '../usage-fault.ts'

const ownFolder = dirname(fileURLToPath(import.meta.url))

const ancestors = (folder: string): string[] => {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...ancestors(parent)]
}

/**
 * The folder of the bundle: `contract/` where the package was packed with it, else `dist/` of the
 * working copy.
 */
export const findContract = (): string => {
  const candidates = ancestors(ownFolder)
    .flatMap((folder) => [join(folder, 'contract'), join(folder, 'dist')])
  const found = candidates.find((folder) => existsSync(join(folder, 'valora.json')))
  if (found !== undefined) return found
  throw new UsageFault('The bundled contract is missing; run "npm run bundle" first.')
}
