import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { projectRoot } from '../run/project.ts'
import type { SourceFile } from './source-files.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const require = createRequire(import.meta.url)

const makers = (): string[] => [
  join(projectRoot, 'redocly.yaml'),
  join(projectRoot, 'scripts/bundle.ts'),
  ...['bundle', 'redocly'].flatMap((folder) => {
    const path = join(projectRoot, 'scripts', folder)
    return readdirSync(path)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .toSorted()
      .map((name) => join(path, name))
  }),
]

/** Names the sources and what makes a bundle of them: it differs as soon as the bundle could. */
export const sourceStamp = (sources: SourceFile[]): string => {
  const { version } = require('@redocly/cli/package.json') as { version: string }
  const made = makers().map((path) => readFileSync(path, 'utf8'))
  return sha256(JSON.stringify([version, made, sources.map(({ file, text }) => [file, text])]))
}

/** Whether every file that SHA256SUMS names is there and as it was written. */
export const sumsHold = (folder: string): boolean => {
  const sums = join(folder, 'SHA256SUMS')
  if (!existsSync(sums)) return false
  return readFileSync(sums, 'utf8').trim().split('\n').every((line) => {
    const [digest, name = ''] = line.split('  ')
    const file = join(folder, name)
    return existsSync(file) && sha256(readFileSync(file, 'utf8')) === digest
  })
}
