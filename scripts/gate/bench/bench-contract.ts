import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { projectRoot } from '../../run/project.ts'
import { isNode, type Node } from '../document/json-node.ts'
import { readContract, type Contract } from '../document/read-contract.ts'
import { requireReferences } from '../document/require-references.ts'

const overlay = 'scripts/gate/bench/overlay.yaml'

const laidOver = (base: unknown, over: unknown): unknown => {
  if (!isNode(base) || !isNode(over)) return over
  const merged = Object.entries(over).map(([key, value]): [string, unknown] =>
    [key, Object.hasOwn(base, key) ? laidOver(base[key], value) : value])
  return { ...base, ...Object.fromEntries(merged) }
}

/** The first release with what it lacks laid over it: the bundle that every edit is made in. */
export const benchContract = (): Contract => {
  const released = readContract(join(projectRoot, 'spec/releases/0.1.0.yaml'))
  const more: unknown = parse(readFileSync(join(projectRoot, overlay), 'utf8'))
  const document = laidOver(released.document, more) as Node
  requireReferences(document, overlay)
  return { file: 'the bench bundle', text: '', document }
}
