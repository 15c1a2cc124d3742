/** One deliberate fault in the reference engine, named after what it breaks. */
export type Mutant = {
  /** kebab-case, and the name of its file. */
  name: string
  /** What the engine now does wrong, in one sentence. */
  breaks: string
  /** The requirement that must be seen failing. */
  requirement: string
  /** The source file that is changed, from the project root. */
  file: string
  /** The exact text to replace; it stands in the file exactly once. */
  find: string
  replace: string
}

/** Declares a mutant; see `mutants/<name>.mutant.ts`. */
export const mutant = (definition: Mutant): Mutant => definition
