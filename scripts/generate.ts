/**
 * npm run generate [-- --check]
 *
 * Makes from the bundle what is generated and committed: the wire types (spec/types, the SDK), the
 * SDK's tables, and in docs/ the problems, requirements, state machines, events, limits and rules.
 * With --check nothing is written.
 * Exit codes: 0 all is up to date, 1 with --check: a file is stale (each is named), or the contract
 * is broken; 2 wrong usage, 3 the contract is missing.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureBundle } from './bundle.ts'
import { readContractBundle } from './generate/contract-bundle.ts'
import { generatedFolders, outputs } from './generate/outputs.ts'
import { Failure } from './run/failure.ts'
import { main } from './run/main.ts'
import { projectRoot } from './run/project.ts'

export type Generation = { files: string[]; changed: string[] }

const filesIn = (root: string, folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)
    : []

const read = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined

const requireFresh = (changed: string[], surplus: string[]): void => {
  const lines = [
    ...changed.map((file) => `${file}: stale, run npm run generate and commit it`),
    ...surplus.map((file) => `${file}: generated from nothing any more, run npm run generate`),
  ]
  if (lines.length > 0) throw new Failure(lines.join('\n'))
}

/** Writes every generated file that is not up to date; with `check` names them and fails. */
export const generate = async ({ root = projectRoot, check = false } = {}): Promise<Generation> => {
  const { folder } = await ensureBundle({ root })
  const wanted = await outputs(readContractBundle(folder))
  const changed = [...wanted.keys()].filter((file) => read(join(root, file)) !== wanted.get(file))
  const surplus = generatedFolders
    .flatMap((name) => filesIn(root, name))
    .filter((file) => !wanted.has(file))
  if (check) requireFresh(changed, surplus)
  for (const file of changed) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), wanted.get(file) ?? '')
  }
  for (const file of surplus) rmSync(join(root, file), { recursive: true })
  return { files: [...wanted.keys()], changed: [...changed, ...surplus] }
}

if (import.meta.main) {
  await main({
    usage: 'npm run generate [-- --check]',
    options: { check: { type: 'boolean' } },
    work: async ({ check }) => {
      const { files, changed } = await generate({ check: check === true })
      for (const file of changed) console.log(file)
      console.log(`${files.length} generated files, ${changed.length} changed`)
      return true
    },
  })
}
