import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { emit } from './emit.ts'
import { readManifest, stage, type Manifest, type Stage } from './stage.ts'

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const published = (manifest: Manifest, entry: string): Manifest => {
  const { scripts: _scripts, ...kept } = manifest
  return { ...kept, exports: { '.': { types: entry.replace(/js$/, 'd.ts'), default: entry } } }
}

export type Contract = {
  /** The folder of the bundle. */
  readonly dist: string
  readonly wireTypes: string
  /** What is packed is of this version, not of the one that the manifests have. */
  readonly version?: string | undefined
}

/** The SDK as JavaScript with declarations. */
export const stageSdk = async (
  folder: string, { wireTypes, version }: Contract,
): Promise<Stage> => {
  const staged = stage(folder)
  await emit({
    include: ['sdk-typescript/src/**/*.ts'], exclude: ['**/*.test.ts'],
    rootDir: 'sdk-typescript/src', outDir: join(folder, 'dist'), wireTypes,
  })
  staged.copy('LICENSE', 'LICENSE')
  staged.copy('sdk-typescript/README.md', 'README.md')
  const manifest = published(readManifest('sdk-typescript', version), './dist/index.js')
  staged.write('package.json', json(manifest))
  return staged
}

const contractFiles = ['valora.json', 'requirements.json', 'problems.json', 'currencies.json']

/** The suite with the contract that it judges by, so that it needs no working copy. */
export const stageConformance = async (
  folder: string, { dist, wireTypes, version }: Contract,
): Promise<Stage> => {
  const staged = stage(folder)
  await emit({
    include: ['src', 'checks', 'oracle', 'vectors'].map((part) => `conformance/${part}/**/*.ts`),
    exclude: ['**/*.test.ts'], rootDir: 'conformance', outDir: folder, wireTypes,
  })
  for (const file of contractFiles) {
    staged.write(`contract/${file}`, readFileSync(join(dist, file), 'utf8'))
  }
  for (const file of ['README.md', 'report.schema.json']) staged.copy(`conformance/${file}`, file)
  staged.copy('conformance/vectors', 'vectors')
  staged.copy('LICENSE', 'LICENSE')
  const manifest = published(readManifest('conformance', version), './src/index.js')
  staged.write('package.json', json({ ...manifest, bin: { 'valora-conformance': 'src/cli.js' } }))
  makeExecutable(join(folder, 'src/cli.js'))
  return staged
}

const makeExecutable = (file: string): void =>
  writeFileSync(file, readFileSync(file, 'utf8'), { mode: 0o755 })
