import type ts from 'typescript'
import type { Code } from './source-tree.ts'

export type TidyProblem = {
  file: string
  line: number
  problem: string
  /** What to do instead. */
  use: string
  /** How much it is, where a waiver may allow more than the rule does. */
  size?: number
  /** What a waiver names within the file, such as a function; the file itself by default. */
  what?: string
}

/** The line of a node, from 1. */
export const lineOf = ({ tree }: Code, node: ts.Node): number =>
  tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1

/** The form every gate prints. */
export const renderProblem = ({ file, line, problem, use }: TidyProblem): string =>
  `${file}:${line}: ${problem}, use ${use}`
