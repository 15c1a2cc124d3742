import { posix } from 'node:path'
import ts from 'typescript'
import type { Code } from './source-tree.ts'
import { lineOf, type TidyProblem } from './tidy-problem.ts'
import { visit } from './visit.ts'

const empty = /^(utils?|helpers?|managers?|data)$/
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.ts$/
const titleLengthMax = 70

const fileProblems = ({ file }: Code): TidyProblem[] => {
  const parts = file.split('/')
  const vague = parts.filter((part) => part.replace(/\.ts$/, '').split('-').some((word) =>
    empty.test(word)))
  const problems = vague.map((part) =>
    ({ file, line: 1, problem: `the name ${part} says nothing`, use: 'a word of the contract' }))
  if (kebab.test(posix.basename(file))) return problems
  return [...problems, { file, line: 1, problem: 'the name is not kebab-case', use: 'a-name.ts' }]
}

const titleFault = (title: string): string | undefined => {
  if (title.length > titleLengthMax) return `the title has ${title.length} characters`
  return /\bshould\b/i.test(title) ? 'the title says what should be' : undefined
}

const titleProblems = (code: Code): TidyProblem[] =>
  visit(code.tree, (node): TidyProblem[] => {
    if (!ts.isCallExpression(node)) return []
    const isTest = /^(test|it|describe)\b/.test(node.expression.getText())
    const [title] = node.arguments
    if (!isTest || title === undefined || !ts.isStringLiteralLike(title)) return []
    const problem = titleFault(title.text)
    if (problem === undefined) return []
    const use = `a fact of at most ${titleLengthMax} characters`
    return [{ file: code.file, line: lineOf(code, node), problem, use }]
  })

/** Files and tests whose names do not say what they are. */
export const nameProblems = (codes: Code[]): TidyProblem[] =>
  codes.flatMap((code) => [
    ...fileProblems(code),
    ...(code.file.endsWith('.test.ts') ? titleProblems(code) : []),
  ])
