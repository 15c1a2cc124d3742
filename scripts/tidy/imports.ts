import { posix } from 'node:path'
import ts from 'typescript'
import type { Code } from './source-tree.ts'
import { lineOf } from './tidy-problem.ts'
import { visit } from './visit.ts'

export type Import = {
  line: number
  /** What is written, such as `kysely` or `../money.ts`. */
  specifier: string
  /** The file of the project it leads to; nothing for a package. */
  file?: string
}

const specifierOf = (node: ts.Node): ts.Expression | undefined => {
  if (ts.isImportDeclaration(node)) return node.moduleSpecifier
  if (ts.isExportDeclaration(node)) return node.moduleSpecifier
  const isImport = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
  return isImport ? node.arguments[0] : undefined
}

/** Everything a file imports or re-exports, types too. */
export const importsOf = (code: Code): Import[] =>
  visit(code.tree, (node): Import[] => {
    const literal = specifierOf(node)
    if (literal === undefined || !ts.isStringLiteralLike(literal)) return []
    const found = { line: lineOf(code, node), specifier: literal.text }
    if (!literal.text.startsWith('.')) return [found]
    return [{ ...found, file: posix.join(posix.dirname(code.file), literal.text) }]
  })
