import { globSync } from 'node:fs'
import { basename } from 'node:path'

const kinds = ['schemas', 'parameters', 'headers', 'responses']

const named = (root: string, pattern: string): { name: string; file: string }[] =>
  globSync(pattern, { cwd: root })
    .map((file) => ({ name: basename(file).split('.')[0] ?? '', file }))

/** The file that says it, for each component and problem, by the place that the gate names. */
export const sourceLinks = (root: string): Map<string, string> => new Map([
  ...kinds.flatMap((kind) => named(root, `spec/${kind}/**/*.yaml`)
    .map(({ name, file }) => [`#/components/${kind}/${name}`, file] as const)),
  ...named(root, 'docs/problems/*.md')
    .map(({ name, file }) => [`#/x-problem-rows/${name}`, file] as const),
])
