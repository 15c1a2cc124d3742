import { membersOf, nodeAt, step, type Node } from '../document/json-node.ts'
import type { Said, Verdict } from '../finding.ts'
import type { Comparison } from '../structure/comparison.ts'
import { citations, requirementRows, type Row } from './requirement-rows.ts'
import { asksOtherwise } from './sentence-change.ts'

type Judged = { verdict: Verdict; id: string; why: string; detail?: string }

const levels = ['MAY', 'SHOULD', 'MUST']

/** Whether the base has what a new sentence is about, so that it binds what exists already. */
const bindsWhatExists = (row: Row, base: Node, revision: Node): boolean => {
  const places = citations(revision).get(row.id) ?? []
  if (places.length > 0 && row['global'] !== true) {
    return places.some((at) => nodeAt(base, at) !== undefined)
  }
  const profiles = membersOf(base['x-profiles'])
  const { profile } = row
  return typeof profile !== 'string' || profiles[profile] !== undefined
    || Object.keys(profiles).length === 0
}

const added = (row: Row, { base, revision }: Comparison['documents']): Judged => {
  const isStricter = row.level === 'MUST' && bindsWhatExists(row, base, revision)
  return {
    verdict: isStricter ? 'major' : 'minor',
    id: 'requirement-added',
    why: isStricter
      ? 'a new MUST on what exists: who conformed may not any more'
      : 'it binds nothing that existed before, or binds nobody',
    detail: row.text,
  }
}

const removed = (row: Row): Judged => ({
  verdict: row.level === 'MUST' ? 'major' : 'minor',
  id: 'requirement-removed',
  why: row.level === 'MUST'
    ? 'what clients could rely on is promised no more' : 'a recommendation is gone',
  detail: row.text,
})

const levelChange = (was: Row, is: Row): Judged[] => {
  if (was.level === is.level) return []
  const isStricter = levels.indexOf(is.level) > levels.indexOf(was.level)
  const touchesMust = was.level === 'MUST' || is.level === 'MUST'
  return [{
    verdict: touchesMust ? 'major' : 'minor',
    id: isStricter ? 'requirement-stricter' : 'requirement-weaker',
    why: isStricter ? 'who conformed may not any more' : 'clients can rely on less than before',
    detail: `${was.level} -> ${is.level}`,
  }]
}

const textChange = (was: Row, is: Row): Judged[] => {
  if (was.text === is.text) return []
  const isOther = is.level === 'MUST' && asksOtherwise(was.text, is.text)
  return [{
    verdict: isOther ? 'major' : 'minor',
    id: isOther ? 'requirement-asks-otherwise' : 'requirement-reworded',
    why: isOther
      ? 'its words ask for something else, so who conformed may not any more'
      : 'the same is said in other words, as far as words can tell',
    detail: `${was.text} -> ${is.text}`,
  }]
}

/** Who has to keep the sentence; all else about a row is bookkeeping. */
const reach = new Set(['profile', 'global'])

const otherChanges = (was: Row, is: Row): Judged[] =>
  Object.keys({ ...was, ...is })
    .filter((key) => !['id', 'level', 'text'].includes(key))
    .filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))
    .map((key) => ({
      verdict: reach.has(key) && is.level === 'MUST' ? 'major' : 'minor',
      id: `requirement-${key}-changed`,
      why: reach.has(key) ? 'it binds others than before' : 'what is said about it changed',
      detail: `${JSON.stringify(was[key])} -> ${JSON.stringify(is[key])}`,
    }))

const renumbered: Judged =
  { verdict: 'minor', id: 'requirement-renumbered', why: 'the same sentence has another id' }

const judge = (id: string, documents: Comparison['documents']): Judged[] => {
  const [old, now] = [requirementRows(documents.base), requirementRows(documents.revision)]
  const [was, is] = [old.get(id), now.get(id)]
  if (was !== undefined && is !== undefined) {
    return [...levelChange(was, is), ...textChange(was, is), ...otherChanges(was, is)]
  }
  const row = was ?? is
  if (row === undefined) return []
  const others = was === undefined ? old : now
  const twin = [...others.values()].some(({ text, level }) =>
    text === row.text && level === row.level)
  if (twin) return [renumbered]
  return [was === undefined ? added(row, documents) : removed(row)]
}

/** What became of the contract's numbered sentences. A base without any has nothing to compare. */
export const compareRows = (comparison: Comparison): void => {
  const { documents } = comparison
  const [old, now] = [requirementRows(documents.base), requirementRows(documents.revision)]
  const where = '#/x-requirement-rows'
  const say = (said: Judged, at: string) =>
    comparison.say({ ...said, plane: 'semantic', where: at } satisfies Said)
  if (old.size === 0 && now.size > 0) {
    say({ verdict: 'minor', id: 'requirements-carried', why: 'the rows are carried now' }, where)
    return
  }
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    for (const said of judge(id, documents)) say(said, step(where, id))
  }
}
