import ts from 'typescript'
import type { Code } from './source-tree.ts'
import { lineOf, type TidyProblem } from './tidy-problem.ts'
import { visit } from './visit.ts'

/**
 * The house's sizes; a larger one needs a waiver with its reason. A function that makes functions
 * is measured without them, and with them against a limit of its own.
 */
const sizeLimits = { functionLines: 40, wholeFunctionLines: 80, fileLines: 200, lineColumns: 100 }

const nameOf = (node: ts.Node): string => {
  const { parent } = node
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) {
    return node.name?.getText() ?? 'default'
  }
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) {
    return parent.name.getText()
  }
  if (ts.isPropertyDeclaration(parent)) return parent.name.getText()
  return ts.isConstructorDeclaration(node) ? 'constructor' : 'a callback'
}

const isFunction = (node: ts.Node): boolean =>
  ts.isFunctionLike(node) && 'body' in node && node.body !== undefined

/** `describe(...)`: a list of tests, each of which is judged by itself. */
const isTestList = ({ parent }: ts.Node): boolean =>
  ts.isCallExpression(parent) && parent.expression.getText().startsWith('describe')

const linesOf = (code: Code, node: ts.Node): number =>
  code.tree.getLineAndCharacterOfPosition(node.getEnd()).line + 2 - lineOf(code, node)

/** Lines of the functions right inside a function, each of which is judged by itself. */
const innerLines = (code: Code, node: ts.Node): number => {
  let lines = 0
  ts.forEachChild(node, (child) => {
    lines += isFunction(child) ? linesOf(code, child) - 1 : innerLines(code, child)
  })
  return lines
}

const functionProblems = (code: Code): TidyProblem[] =>
  visit(code.tree, (node): TidyProblem[] => {
    if (!isFunction(node)) return []
    const { functionLines, wholeFunctionLines } = sizeLimits
    const whole = linesOf(code, node)
    const own = whole - innerLines(code, node)
    const [line, name] = [lineOf(code, node), nameOf(node)]
    const found = { file: code.file, line, use: 'smaller functions', what: name }
    if (own > functionLines) {
      return [{ ...found, problem: `${name} has ${own} lines (<= ${functionLines})`, size: own }]
    }
    if (whole <= wholeFunctionLines || isTestList(node)) return []
    const problem = `${name} has ${whole} lines with those inside (<= ${wholeFunctionLines})`
    return [{ ...found, problem, size: whole }]
  })

const fileProblems = ({ file, text }: Code): TidyProblem[] => {
  const lines = text.trimEnd().split('\n')
  const { fileLines, lineColumns } = sizeLimits
  const long = lines.flatMap((content, index): TidyProblem[] => {
    const problem = `the line has ${content.length} columns`
    const wide = { file, line: index + 1, problem, use: `at most ${lineColumns}` }
    return content.length > lineColumns ? [{ ...wide, size: content.length, what: 'line' }] : []
  })
  if (lines.length <= fileLines) return long
  const problem = `the file has ${lines.length} lines (<= ${fileLines})`
  return [...long, { file, line: 1, problem, use: 'one idea per file', size: lines.length }]
}

/** Functions, files and lines that are larger than a reader can take in. */
export const sizeProblems = (codes: Code[]): TidyProblem[] =>
  codes.flatMap((code) => [...functionProblems(code), ...fileProblems(code)])
