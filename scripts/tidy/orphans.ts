import { posix } from 'node:path'
import ts from 'typescript'
import { importsOf } from './imports.ts'
import type { Code, SourceText } from './source-tree.ts'
import type { TidyProblem } from './tidy-problem.ts'
import { visit } from './visit.ts'

/** Found by name or by folder, so nobody has to import them. */
const entries = [
  /^[^/]+\.ts$/,
  /^scripts\/[^/]+\.ts$/,
  /\.check\.ts$/,
  /^rules\/[^/]+\/rule\.ts$/,
  /^conformance\/selftest\/(mutants|null|variants)\//,
  /(^|\/)vitest\.config\.ts$/,
]

/** What serves tests may be used by nothing else. */
const testSupport = /\.test\.ts$|\/test\/|^conformance\/selftest\/|^scripts\/tidy\//

const namedIn = (base: string, text: string): string[] =>
  (text.match(/[\w./@-]+\.ts\b/g) ?? []).flatMap((name) => [name, posix.join(base, name)])

/** Files a program finds by a path in a string: a worker, a process, a plugin. */
const namedFiles = (code: Code): string[] =>
  visit(code.tree, (node) =>
    ts.isStringLiteralLike(node) ? namedIn(posix.dirname(code.file), node.text) : [])

const reach = (from: string[], uses: Map<string, string[]>): Set<string> => {
  const reached = new Set<string>()
  const waiting = [...from]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    waiting.push(...(uses.get(file) ?? []))
  }
  return reached
}

const configured = (texts: SourceText[]): string[] =>
  texts
    .filter(({ file }) => /(^|\/)(package\.json|redocly\.yaml)$/.test(file))
    .flatMap(({ file, text }) => namedIn(posix.dirname(file), text))

/** Files that nothing uses, and files that only tests use though they are no test support. */
export const orphanProblems = (codes: Code[], texts: SourceText[]): TidyProblem[] => {
  const uses = new Map(codes.map((code) => {
    const imported = importsOf(code).flatMap(({ file }) => file ?? [])
    return [code.file, [...imported, ...namedFiles(code)]]
  }))
  const files = codes.map(({ file }) => file)
  const roots = [...configured(texts), ...files.filter((file) =>
    entries.some((entry) => entry.test(file)) && !testSupport.test(file))]
  const inProduct = reach(roots, uses)
  const inTests = reach(files.filter((file) => testSupport.test(file)), uses)
  return files
    .filter((file) => !inProduct.has(file) && !testSupport.test(file))
    .map((file) => ({
      file,
      line: 1,
      problem: inTests.has(file) ? 'only tests use it' : 'nothing uses it',
      use: inTests.has(file) ? 'it in the product, or a test/ folder' : 'it, or delete it',
    }))
}
