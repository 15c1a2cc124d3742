import { isNode, LineCounter, parseDocument } from 'yaml'
import { Failure } from '../run/failure.ts'
import type { SourceFile } from './source-files.ts'

export type Source = SourceFile & {
  content: unknown
  /** The line where a value stands, 1 when it has none of its own. */
  lineAt: (path: (string | number)[]) => number
}

/** Reads one file of the contract; a file that is not YAML ends the work with its place. */
export const parseSource = ({ file, text }: SourceFile): Source => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [error] = document.errors
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0])
    const [what = ''] = error.message.split(/ at line |\n/)
    throw new Failure(`${file}:${line}:${col}: not valid YAML: ${what}. Mend it there.`)
  }
  const lineAt = (path: (string | number)[]): number => {
    const node = document.getIn(path, true)
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1
  }
  return { file, text, content: document.toJS(), lineAt }
}
