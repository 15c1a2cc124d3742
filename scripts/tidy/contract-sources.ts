import ts from 'typescript'
import type { Code } from './source-tree.ts'
import { lineOf, type TidyProblem } from './tidy-problem.ts'
import { visit } from './visit.ts'

const sources = /(^|\/)spec\/(openapi\.yaml|currencies\.yaml|(paths|schemas|errors|requirements)\b)/

/** Code that reads the files of spec/ where everyone reads the bundle. */
export const contractSourceProblems = (codes: Code[]): TidyProblem[] =>
  codes
    .filter(({ file }) => !file.startsWith('scripts/'))
    .flatMap((code) =>
      visit(code.tree, (node): TidyProblem[] => {
        if (!ts.isStringLiteralLike(node) || !sources.test(node.text)) return []
        const found = { file: code.file, line: lineOf(code, node) }
        return [{ ...found, problem: `names ${node.text}`, use: 'the bundle in dist/' }]
      }))
