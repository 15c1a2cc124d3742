/**
 * npm run bundle [-- --force]
 *
 * Makes dist/ from spec/: valora.yaml, valora.json, valora.dereferenced.json, requirements.json,
 * problems.json, currencies.json and SHA256SUMS. Nothing is done when dist/ is up to date.
 * Exit codes: 0 dist/ is up to date, 1 the contract is broken (each fault with file and line),
 * 2 wrong usage, 3 spec/openapi.yaml is missing.
 */
import {
  existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { bundleContract } from './bundle/bundle-contract.ts'
import { parseSource } from './bundle/parse-source.ts'
import { readRegistries } from './bundle/registries.ts'
import { requireReferences } from './bundle/require-references.ts'
import { readSourceFiles, type SourceFile } from './bundle/source-files.ts'
import { sha256, sourceStamp, sumsHold } from './bundle/stamp.ts'
import { main } from './run/main.ts'
import { projectRoot } from './run/project.ts'

export type Bundle = { folder: string; made: boolean; files: string[] }

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const build = async (root: string, files: SourceFile[], folder: string) => {
  const sources = files.map(parseSource)
  requireReferences(sources)
  const registries = readRegistries(sources)
  const built = await bundleContract(root, folder)
  for (const [name, content] of Object.entries(registries)) built.set(`${name}.json`, json(content))
  const sums = [...built].map(([name, text]) => `${sha256(text)}  ${name}\n`)
  return built.set('SHA256SUMS', sums.join(''))
}

const isFresh = (folder: string, stamp: string): boolean => {
  const file = join(folder, '.bundle-stamp')
  return existsSync(file) && readFileSync(file, 'utf8') === stamp && sumsHold(folder)
}

// Others may read dist/ meanwhile: each file appears at once and whole.
const publish = (built: Map<string, string>, from: string, to: string): void => {
  for (const [name, text] of built) {
    writeFileSync(join(from, name), text)
    renameSync(join(from, name), join(to, name))
  }
}

/** Sees to it that dist/ holds the bundle of today's spec/; the stamp is its content's hash. */
export const ensureBundle = async ({ root = projectRoot, force = false } = {}): Promise<Bundle> => {
  const files = readSourceFiles(root)
  const folder = join(root, 'dist')
  const stamp = sourceStamp(files)
  const made = force || !isFresh(folder, stamp)
  if (made) {
    mkdirSync(folder, { recursive: true })
    const workshop = mkdtempSync(join(folder, '.bundle-'))
    try {
      const built = await build(root, files, workshop)
      publish(built.set('.bundle-stamp', stamp), workshop, folder)
    } finally {
      rmSync(workshop, { recursive: true, force: true })
    }
  }
  return { folder, made, files: files.map(({ file }) => file) }
}

if (import.meta.main) {
  await main({
    usage: 'npm run bundle [-- --force]',
    options: { force: { type: 'boolean' } },
    work: async ({ force }) => {
      const { made, files } = await ensureBundle({ force: force === true })
      const verdict = made ? 'made from' : 'is up to date with'
      console.log(`dist/valora.yaml ${verdict} ${files.length} files`)
      return true
    },
  })
}
