import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { parse } from 'yaml'
import { Failure } from '../run/failure.ts'
import { projectRoot } from '../run/project.ts'

type Document = { openapi?: unknown; info?: { title?: unknown } } | null

const titleOf = (file: string): string => {
  const shown = relative(projectRoot, file)
  const read = (): Document => {
    try {
      return parse(readFileSync(file, 'utf8')) as Document
    } catch {
      throw new Failure(`${shown} is not YAML: give a bundle that npm run bundle made.`)
    }
  }
  const document = read()
  if (typeof document?.openapi === 'string') return String(document.info?.title)
  throw new Failure(`${shown} is no OpenAPI document: give a bundle that npm run bundle made.`)
}

/** Ends the work when two files are not two versions of one contract. */
export const requireOneContract = (base: string, revision: string): void => {
  const [left, right] = [titleOf(base), titleOf(revision)]
  if (left === right) return
  throw new Failure(`"${left}" and "${right}" are different contracts: nothing to compare.`)
}
