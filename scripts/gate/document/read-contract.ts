import { existsSync, readFileSync, statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { Failure } from '../../run/failure.ts'
import { projectRoot } from '../../run/project.ts'
import { isNode, type Node } from './json-node.ts'
import { requireReferences } from './require-references.ts'
import { requireShape } from './require-shape.ts'

export type Contract = {
  /** As messages show it. */
  file: string
  text: string
  document: Node
}

const remade = 'give a bundle that npm run bundle made.'

const shownPath = (path: string): string => {
  const shown = relative(projectRoot, resolve(path))
  return shown.startsWith('..') ? path : shown
}

const parse = (text: string, file: string): unknown => {
  if (text.trimStart().startsWith('{')) {
    try {
      return JSON.parse(text)
    } catch {
      // YAML reads JSON too, and says where it is broken.
    }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [error] = document.errors
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0])
    const [what = ''] = error.message.split(/ at line |\n/)
    throw new Failure(`${file}:${line}:${col}: not valid YAML: ${what}. Mend it, or ${remade}`)
  }
  try {
    const value: unknown = document.toJS()
    // An alias that leads to itself would be followed for ever.
    JSON.stringify(value)
    return value
  } catch (fault) {
    const [what = ''] = (fault as Error).message.split('\n')
    throw new Failure(`${file}: not valid YAML: ${what}. Mend it, or ${remade}`)
  }
}

const requireOpenapi: (document: unknown, file: string) => asserts document is Node =
  (document, file) => {
    if (!isNode(document) || typeof document['openapi'] !== 'string') {
      throw new Failure(`${file} is no OpenAPI document: ${remade}`)
    }
    if (!isNode(document['info']) || typeof document['info']['title'] !== 'string') {
      throw new Failure(`${file} has no info.title, by which a contract is known: ${remade}`)
    }
    if (!document['openapi'].startsWith('3.')) {
      throw new Failure(`${file} is OpenAPI ${document['openapi']}; the gate reads 3.x: ${remade}`)
    }
  }

/** Reads a bundle and ends the work, naming the file, where it is none that could be judged. */
export const readContract = (path: string): Contract => {
  const file = shownPath(path)
  if (!existsSync(path)) {
    throw new Failure(`${file} does not exist: give the path of a bundle.`, 'missing')
  }
  if (!statSync(path).isFile()) throw new Failure(`${file} is no file: ${remade}`)
  const text = readFileSync(path, 'utf8')
  const document = parse(text, file)
  requireOpenapi(document, file)
  requireShape(document, file)
  requireReferences(document, file)
  return { file, text, document }
}
