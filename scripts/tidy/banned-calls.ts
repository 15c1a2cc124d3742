import ts from 'typescript'
import type { Code } from './source-tree.ts'
import { lineOf, type TidyProblem } from './tidy-problem.ts'
import { visit } from './visit.ts'

type Ban = { name: string; use: string; also: 'tests' | 'nowhere' }

const clock = { use: 'a clock that is passed in', also: 'tests' } as const
const chance = { use: 'ids or a seeded source that is passed in', also: 'nowhere' } as const

/** By how it is spelled; `also` says where else than in main.ts and cli.ts it may stand. */
const bans: Ban[] = [
  { name: 'Date.now', ...clock },
  { name: 'new Date()', ...clock },
  { name: 'Temporal.Now', ...clock },
  { name: 'Math.random', ...chance },
  { name: 'crypto.randomUUID', ...chance },
  { name: 'randomUUID', ...chance },
  { name: 'randomBytes', ...chance },
  { name: 'getRandomValues', ...chance },
  { name: 'process.env', use: 'configuration that main.ts or cli.ts reads', also: 'tests' },
]

const spelling = (node: ts.Node): string => {
  if (ts.isPropertyAccessExpression(node)) return `${spelling(node.expression)}.${node.name.text}`
  if (ts.isIdentifier(node)) return node.text
  if (ts.isNewExpression(node) && (node.arguments?.length ?? 0) === 0) {
    return `new ${spelling(node.expression)}()`
  }
  return ''
}

const isTestSupport = (file: string): boolean =>
  file.endsWith('.test.ts') || /\/(test|selftest)\//.test(file)

const isExempt = (file: string): boolean =>
  file.startsWith('scripts/') || /(^|\/)(main|cli)\.ts$/.test(file)
  || /(^|\/)vitest\.config\.ts$/.test(file)

const bannedAt = (node: ts.Node): Ban | undefined => {
  // An import brings it into a file under another name's cover; the rest are uses.
  if (ts.isImportSpecifier(node)) {
    return bans.find(({ name }) => name === (node.propertyName ?? node.name).text)
  }
  const isUse = ts.isPropertyAccessExpression(node) || ts.isNewExpression(node)
  return isUse ? bans.find(({ name }) => name === spelling(node)) : undefined
}

/** Clock, chance and environment where they are not an argument. */
export const bannedCallProblems = (codes: Code[]): TidyProblem[] =>
  codes
    .filter(({ file }) => !isExempt(file))
    .flatMap((code) =>
      visit(code.tree, (node): TidyProblem[] => {
        const ban = bannedAt(node)
        if (ban === undefined || (ban.also === 'tests' && isTestSupport(code.file))) return []
        const { name, use } = ban
        return [{ file: code.file, line: lineOf(code, node), problem: name, use, what: name }]
      }))
