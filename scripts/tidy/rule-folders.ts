import type { SourceText } from './source-tree.ts'
import type { TidyProblem } from './tidy-problem.ts'

const needed = [
  { name: 'good.yaml', use: 'a document that keeps the rule' },
  { name: 'bad.yaml', use: 'a document that breaks it' },
  { name: 'README.md', use: 'a page that says why it stands and how to mend a breach' },
]

/** Rules without their page or their cases. */
export const ruleFolderProblems = (texts: SourceText[]): TidyProblem[] => {
  const files = new Map(texts.map(({ file, text }) => [file, text]))
  return [...files.keys()].flatMap((file) => {
    const folder = /^rules\/(?!src\/)[^/]+(?=\/rule\.(ts|yaml)$)/.exec(file)?.[0]
    if (folder === undefined) return []
    return needed
      .filter(({ name }) => (files.get(`${folder}/${name}`) ?? '').trim() === '')
      .map(({ name, use }) => ({ file, line: 1, problem: `the rule has no ${name}`, use }))
  })
}
