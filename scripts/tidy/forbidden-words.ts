import type { SourceText } from './source-tree.ts'
import type { TidyProblem } from './tidy-problem.ts'

type Word = { pattern: RegExp; problem: string; use: string; in?: RegExp }

/** A pattern in parts, so that this file does not hold what it forbids. */
const parts = (...pieces: string[]): RegExp => new RegExp(pieces.join(''))

const words: Word[] = [
  {
    pattern: parts('(^|[^\\w.])/(wo', 'rk|ro', 'ot|fa', 'rm|ho', 'me|Us', 'ers)/[\\w.-]'),
    problem: 'a path of a machine',
    use: 'a path from the project root',
  },
  {
    pattern: parts('registry\\.np', 'mjs|deb\\.deb', 'ian'),
    problem: 'the host of a package registry',
    use: 'the name of the package alone',
  },
  {
    pattern: parts('\\u2018|\\u2019|\\u201C|\\u201D|\\u2013|\\u2014|\\u2026'),
    problem: 'typographic punctuation in code',
    use: 'ASCII punctuation',
    in: /^(?!.*\/generated\/|spec\/types\/).+\.ts$/,
  },
]

/** Words that a contract repository must never hold, wherever they stand. */
export const forbiddenWordProblems = (texts: SourceText[]): TidyProblem[] =>
  texts.flatMap(({ file, text }) =>
    text.split('\n').flatMap((content, index) =>
      words
        .filter((word) => (word.in?.test(file) ?? true) && word.pattern.test(content))
        .map(({ problem, use }) => ({ file, line: index + 1, problem, use }))))
