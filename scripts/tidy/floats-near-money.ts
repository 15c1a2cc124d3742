import ts from 'typescript'
import type { Code } from './source-tree.ts'
import { lineOf, type TidyProblem } from './tidy-problem.ts'
import { visit } from './visit.ts'

const exact = /^reference-engine\/src\/domain\/(money|pricing|metering|invoicing)\//
const floats = /^(Number|parseFloat|Number\.parseFloat|.+\.toNumber)$/

/** Conversions to a float where quantities and amounts are computed. */
export const floatProblems = (codes: Code[]): TidyProblem[] =>
  codes
    .filter(({ file }) => exact.test(file) && !file.endsWith('.test.ts'))
    .flatMap((code) =>
      visit(code.tree, (node): TidyProblem[] => {
        if (!ts.isCallExpression(node)) return []
        const name = node.expression.getText(code.tree)
        if (!floats.test(name)) return []
        const what = name.replace(/^.+\./, '')
        const [line, problem] = [lineOf(code, node), `${what}() near money`]
        return [{ file: code.file, line, problem, use: 'the exact decimal', what }]
      }))
