import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { parse } from 'yaml'
import { redocly } from '../redocly/redocly.ts'
import type { Outcome } from '../run/command.ts'
import { Failure } from '../run/failure.ts'
import { dereference } from './dereference.ts'

/** What redocly prints for each fault: `[1] file:line:column at #/pointer`, then a sentence. */
const printed = /^\[\d+\] (\S+:\d+:\d+) at \S+\s+(.+)$/gm

const requireSuccess = (outcome: Outcome): void => {
  if (outcome.exitCode === 0) return
  const text = stripVTControlCharacters(outcome.stderr)
  const faults = [...text.matchAll(printed)].map(([, place, sentence]) => `${place}: ${sentence}`)
  throw new Failure(faults.length > 0 ? faults.join('\n') : `Bundling failed: ${text.trim()}`)
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/**
 * Makes one document of spec/openapi.yaml and all it refers to, in three forms by file name; a
 * folder to work in is given. Two components of one name and different content are a fault, since
 * one of them would be renamed silently.
 */
export const bundleContract = async (
  root: string,
  folder: string,
): Promise<Map<string, string>> => {
  const file = join(folder, 'valora.yaml')
  const strict = '--component-renaming-conflicts-severity=error'
  requireSuccess(await redocly(root, ['bundle', 'spec/openapi.yaml', strict, '-o', file]))
  const text = readFileSync(file, 'utf8')
  const document: unknown = parse(text)
  return new Map([
    ['valora.yaml', text],
    ['valora.json', json(document)],
    ['valora.dereferenced.json', json(dereference(document))],
  ])
}
