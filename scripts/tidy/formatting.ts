import ts from 'typescript'
import type { Code } from './source-tree.ts'
import { lineOf, type TidyProblem } from './tidy-problem.ts'
import { visit } from './visit.ts'

const isDoubleQuoted = (node: ts.Node): boolean => {
  const text = ts.isStringLiteral(node) ? node.getText() : ''
  return text.startsWith('"') && !text.includes("'")
}

/** At the end of a line; between the members of a type on one line it separates. */
const endsWithSemicolon = (node: ts.Node): boolean =>
  (ts.isStatement(node) || ts.isTypeElement(node) || ts.isPropertyDeclaration(node))
  && node.getText().endsWith(';')
  && /^\s*(\n|$)/.test(node.getSourceFile().text.slice(node.getEnd()))

const lineProblems = ({ file, text }: Code): TidyProblem[] =>
  text.split('\n').flatMap((content, index): TidyProblem[] => {
    const found = { file, line: index + 1 }
    if (content.includes('\t')) return [{ ...found, problem: 'a tab', use: 'two spaces' }]
    if (/\s$/.test(content)) return [{ ...found, problem: 'a space at the end', use: 'none' }]
    return []
  })

/** What a formatter would change: no semicolons, single quotes, spaces. */
export const formattingProblems = (codes: Code[]): TidyProblem[] =>
  codes.flatMap((code) => [
    ...lineProblems(code),
    ...visit(code.tree, (node): TidyProblem[] => {
      const found = { file: code.file, line: lineOf(code, node) }
      if (isDoubleQuoted(node)) return [{ ...found, problem: 'double quotes', use: 'single ones' }]
      if (!endsWithSemicolon(node)) return []
      return [{ ...found, problem: 'a semicolon', use: 'the end of the line' }]
    }),
  ])
