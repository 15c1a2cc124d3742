import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { componentSchemas } from './component-schemas.ts'
import { readManifest, stage, type Stage } from './stage.ts'
import { webhookCatalogue } from './webhook-catalogue.ts'

const bundled = ['valora.yaml', 'valora.json', 'valora.dereferenced.json', 'problems.json',
  'requirements.json', 'currencies.json']

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

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

type Given = { readonly dist: string; readonly version?: string | undefined }

/** What a consumer of the contract needs without any tool of ours, with the sums of it all. */
export const stageSpec = (folder: string, { dist, version: wanted }: Given): Stage => {
  const staged = stage(folder)
  const { name, version, description, license } = readManifest('spec', wanted)
  for (const file of bundled) staged.write(file, readFileSync(join(dist, file), 'utf8'))
  const document = JSON.parse(readFileSync(join(dist, 'valora.json'), 'utf8')) as
    Parameters<typeof componentSchemas>[0]['document']
  for (const [file, schema] of componentSchemas({ document, version })) {
    staged.write(`schemas/${file}`, json(schema))
  }
  staged.write('webhooks.json', json(webhookCatalogue(document)))
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
