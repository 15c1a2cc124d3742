import { elementsOf, keysOf, membersOf } from '../document/json-node.ts'
import type { Verdict } from '../finding.ts'
import { changeOf, detailOf, whereOf, whole, type Rule } from '../structure/members.ts'

type Transition = { from: string; to: string; on: string }

const transitionsOf = (machine: unknown): Transition[] =>
  elementsOf(membersOf(machine)['transitions']).map((row) => {
    const { from, to, on } = membersOf(row)
    return { from: String(from), to: String(to), on: String(on) }
  })

const initialOf = (machine: unknown): Set<string> =>
  new Set([membersOf(machine)['initial']].flat().map(String))

const key = ({ from, to, on }: Transition): string => `${from} -${on}-> ${to}`

type Said = { verdict: Verdict; id: string; why: string; detail: string }

const withdrawn = ({ from, on }: Transition, now: Transition[]): string =>
  now.some((other) => other.from === from && other.on === on)
    ? 'the same action leads elsewhere now' : 'what could happen in this state cannot any more'

/** A new way out of a state is an addition, unless the state was an end or the action had a way. */
const addedWay = (added: Transition, was: Transition[]): Said => {
  const from = was.filter(({ from: state }) => state === added.from)
  const known = was.some(({ from: state, to }) => state === added.from || to === added.from)
  const leaves = added.to !== added.from
  const wasEnd = known && from.every(({ to }) => to === added.from)
  const said = { id: 'state-transition-added', detail: key(added) }
  if (from.some(({ on, to }) => on === added.on && to !== added.to)) {
    return { ...said, verdict: 'major', why: 'an action that led to one state leads to two' }
  }
  if (wasEnd && leaves) {
    return { ...said, verdict: 'major', why: 'a state that was an end is none any more' }
  }
  return { ...said, verdict: 'minor', why: 'more can happen than before' }
}

const differences = (base: unknown, revision: unknown): Said[] => {
  const [was, is] = [transitionsOf(base), transitionsOf(revision)]
  const [old, now] = [was.map(key), is.map(key)]
  const [first, today] = [initialOf(base), initialOf(revision)]
  const gone = [...first.difference(today)].map((state): Said => ({
    verdict: 'major', id: 'state-initial-removed', detail: state, why: 'nothing begins there now',
  }))
  const come = [...today.difference(first)].map((state): Said => ({
    verdict: 'minor', id: 'state-initial-added', detail: state, why: 'something may begin there',
  }))
  const unknown = keysOf(membersOf(base), membersOf(revision))
    .filter((name) => !['initial', 'transitions'].includes(name))
    .filter((name) => JSON.stringify(membersOf(base)[name])
      !== JSON.stringify(membersOf(revision)[name]))
    .map((name): Said => ({
      verdict: 'major', id: 'state-machine-unknown', detail: name, why: 'no class rule knows this',
    }))
  return [
    ...gone, ...come, ...unknown,
    ...was.filter((row) => !now.includes(key(row))).map((row): Said => ({
      verdict: 'major', id: 'state-transition-removed', detail: key(row), why: withdrawn(row, is),
    })),
    ...is.filter((row) => !old.includes(key(row))).map((row) => addedWay(row, was)),
  ]
}

/** The table of transitions is a promise about what can happen, and what cannot. */
export const stateMachine: Rule = whole((comparison, { ...pair }) => {
  const where = whereOf(pair)
  const change = changeOf(pair)
  if (change === 'changed') {
    for (const said of differences(pair.base.value, pair.revision.value)) {
      comparison.say({ ...said, plane: 'semantic', where })
    }
    return
  }
  comparison.say({
    verdict: change === 'added' ? 'minor' : 'major',
    plane: 'semantic',
    id: `state-machine-${change}`,
    where,
    why: change === 'added'
      ? 'it is said how the states follow each other'
      : 'nothing says any more what can follow what',
    detail: detailOf(pair),
  })
})
