import { conflictProblems } from './problems/conflict-problems.ts'
import { engineProblems } from './problems/engine-problems.ts'
import { meaningProblems } from './problems/meaning-problems.ts'
import { notFoundProblems } from './problems/not-found-problems.ts'
import { requestProblems } from './problems/request-problems.ts'
import type { ProblemRow } from './problems/problem-row.ts'

export type { ProblemRow } from './problems/problem-row.ts'

/** Every refusal of the engine; tested equal to the contract's registry, both ways (ERR 2). */
export const problems = {
  ...requestProblems,
  ...notFoundProblems,
  ...conflictProblems,
  ...meaningProblems,
  ...engineProblems,
}

export type ProblemCode = keyof typeof problems

/** The row of a code, or nothing where the domain made up a code that is not registered. */
export const problemRow = (code: string): ProblemRow | undefined =>
  Object.hasOwn(problems, code) ? problems[code as ProblemCode] : undefined
