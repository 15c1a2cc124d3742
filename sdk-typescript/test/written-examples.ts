import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { projectRoot } from '../../scripts/run/project.ts'

/** An example that people read, as a program of its own. */
export type WrittenExample = { name: string; code: string }

const sdk = join(projectRoot, 'sdk-typescript')

const fences = (text: string): string[] =>
  [...text.matchAll(/```ts\n(.+?)```/gs)].map(([, code = '']) => code)

const uncommented = (text: string): string => text.replaceAll(/^ *\* ?/gm, '')

/** The TypeScript of the README and of the TSDoc of `src`, each block whole. */
export const writtenExamples = (): WrittenExample[] => {
  const sources = globSync('src/**/*.ts', { cwd: sdk }).filter((file) => !file.endsWith('.test.ts'))
  return ['README.md', ...sources].toSorted().flatMap((file) => {
    const text = readFileSync(join(sdk, file), 'utf8')
    const name = basename(file).replace(/\..+$/, '').toLowerCase()
    return fences(file.endsWith('.md') ? text : uncommented(text))
      .map((code, index) => ({ name: `${name}-${index + 1}`, code }))
  })
}
