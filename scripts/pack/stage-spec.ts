import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { componentSchemas } from './component-schemas.ts'
import { readManifest, stage, type Stage } from './stage.ts'

const bundled = ['valora.yaml', 'valora.json', 'valora.dereferenced.json', 'problems.json',
  'requirements.json', 'currencies.json']

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** The messages that the contract sends by itself: the names of its webhooks. */
const webhooksOf = (document: { webhooks?: Record<string, unknown> }): string =>
  json({ webhooks: Object.keys(document.webhooks ?? {}) })

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()

const sums = ({ folder }: Stage): string => filesIn(folder)
  .filter((file) => file !== 'package.json')
  .map((file) => {
    const digest = createHash('sha256').update(readFileSync(join(folder, file))).digest('hex')
    return `${digest}  ${file}\n`
  })
  .join('')

/** What a consumer of the contract needs without any tool of ours, with the sums of it all. */
export const stageSpec = (folder: string, dist: string): Stage => {
  const staged = stage(folder)
  const { name, version, description, license } = readManifest('spec')
  for (const file of bundled) staged.write(file, readFileSync(join(dist, file), 'utf8'))
  const document = JSON.parse(readFileSync(join(dist, 'valora.json'), 'utf8')) as
    Parameters<typeof componentSchemas>[0]['document'] & { webhooks?: Record<string, unknown> }
  for (const [file, schema] of componentSchemas({ document, version })) {
    staged.write(`schemas/${file}`, json(schema))
  }
  staged.write('webhooks.json', webhooksOf(document))
  staged.copy('spec/types/contract.ts', 'types/contract.d.ts')
  staged.copy('LICENSE', 'LICENSE')
  staged.write('SHA256SUMS', sums(staged))
  staged.write('package.json', json({
    name, version, description, license, type: 'module',
    exports: {
      './types': { types: './types/contract.d.ts' },
      './*': './*',
    },
  }))
  return staged
}
