import { keysOf, step, type Node } from '../document/json-node.ts'
import type { Verdict } from '../finding.ts'
import type { Comparison } from '../structure/comparison.ts'
import { registryRows } from './registries.ts'

type Table = {
  name: 'x-problem-rows' | 'x-currency-rows'
  noun: string
  /** Fields that code goes by; all others are sentences for people. */
  binding: string[]
}

const tables: Table[] = [
  { name: 'x-problem-rows', noun: 'problem', binding: ['status', 'retryable', 'type'] },
  { name: 'x-currency-rows', noun: 'currency', binding: ['minor_digits'] },
]

type Judged = { verdict: Verdict; id: string; why: string; detail?: string }

const changes = ({ noun, binding }: Table, { was, is }: { was: Node; is: Node }): Judged[] =>
  keysOf(was, is)
    .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .map((field) => {
      const binds = binding.includes(field)
      return {
        verdict: binds ? 'major' : 'minor',
        id: `${noun}-${field}-changed`,
        why: binds ? 'code goes by it' : 'people read it',
        detail: `${JSON.stringify(was[field])} -> ${JSON.stringify(is[field])}`,
      }
    })

type Rows = { was: Node | undefined; is: Node | undefined }

const judge = (table: Table, { was, is }: Rows): Judged[] => {
  const { noun } = table
  if (was !== undefined && is !== undefined) return changes(table, { was, is })
  if (is !== undefined) {
    return [{ verdict: 'minor', id: `${noun}-row-added`, why: 'there is one more' }]
  }
  return [{ verdict: 'major', id: `${noun}-row-removed`, why: 'who relies on it finds nothing' }]
}

const compareTable = (comparison: Comparison, table: Table): void => {
  const { base, revision } = comparison.documents
  const [old, now] = [registryRows(base, table.name), registryRows(revision, table.name)]
  const where = `#/${table.name}`
  if (old.size === 0 && now.size > 0) {
    const [id, why] = [`${table.noun}-rows-carried`, 'the rows are carried now']
    comparison.say({ verdict: 'minor', plane: 'semantic', id, where, why })
    return
  }
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    for (const said of judge(table, { was: old.get(key), is: now.get(key) })) {
      comparison.say({ ...said, plane: 'semantic', where: step(where, key) })
    }
  }
}

/** What became of the contract's tables. A base without one has nothing to compare. */
export const compareRegistries = (comparison: Comparison): void => {
  for (const table of tables) compareTable(comparison, table)
}
