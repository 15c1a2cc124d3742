import { keysOf, membersOf, textsOf } from '../document/json-node.ts'
import type { Verdict } from '../finding.ts'
import type { Comparison, Pair } from '../structure/comparison.ts'
import { changeOf, detailOf, memberPair, whereOf, whole, type Rule } from '../structure/members.ts'
import { registries } from './registries.ts'

const plane = 'semantic'

type Named = { added: string; removed: string }

/** A map of names to sentences for people: the names are the promise. */
const names = (noun: string, { added, removed }: Named): Rule =>
  whole((comparison, { ...pair }) => {
    for (const name of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
      const one = memberPair(pair, name)
      const change = changeOf(one)
      if (comparison.areSame(one)) continue
      const verdicts: Record<typeof change, Verdict> =
        { added: 'minor', removed: 'major', changed: 'patch' }
      const whys = { added, removed, changed: 'it is documentation' }
      comparison.say({
        verdict: verdicts[change], plane, id: `${noun}-${change}`, where: whereOf(one),
        why: whys[change], detail: detailOf(one),
      })
    }
  })

const compareRole = (comparison: Comparison, pair: Pair): void => {
  const [was, is] = [new Set(textsOf(pair.base.value)), new Set(textsOf(pair.revision.value))]
  const where = whereOf(pair)
  for (const scope of is.difference(was)) {
    comparison.say({
      verdict: 'minor', plane, id: 'role-scope-added', where, detail: scope,
      why: 'keys of this role may do more than before',
    })
  }
  for (const scope of was.difference(is)) {
    comparison.say({
      verdict: 'major', plane, id: 'role-scope-removed', where, detail: scope,
      why: 'keys of this role are refused what they could do',
    })
  }
}

const roles: Rule = whole((comparison, { ...pair }) => {
  for (const name of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
    const one = memberPair(pair, name)
    const change = changeOf(one)
    if (change === 'changed') compareRole(comparison, one)
    else {
      comparison.say({
        verdict: change === 'added' ? 'minor' : 'major', plane, id: `role-${change}`,
        where: whereOf(one),
        why: change === 'added' ? 'keys can have it' : 'keys that have it may do nothing any more',
      })
    }
  }
})

const answered = { added: 'there is one more', removed: 'who relies on it finds nothing' }

/** Class rules for the contract's own extensions at the root; rows are compared by themselves. */
export const rootPromises: Record<string, Rule> = {
  'x-profiles': names('profile', answered),
  'x-scopes': names('scope', answered),
  'x-roles': roles,
  // Tables are compared row by row, wherever they are carried.
  ...Object.fromEntries([...Object.keys(registries), 'x-registries'].map((name) =>
    [name, whole(() => {})])),
}
