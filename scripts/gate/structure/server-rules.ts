import { elementsOf, keysOf, membersOf } from '../document/json-node.ts'
import type { Comparison, Pair, Place, Side } from './comparison.ts'
import { otherwise } from './extension-rules.ts'
import {
  always, changeOf, compareMembers, detailOf, entered, memberOf, memberPair, whereOf, whole,
  type Rule, type Rules,
} from './members.ts'

const prose = always('patch', 'it is documentation')

const values: Rule = whole((comparison, { ...pair }) => {
  const [was, is] = [new Set(elementsOf(pair.base.value)), new Set(elementsOf(pair.revision.value))]
  const narrows = pair.base.value === undefined || was.difference(is).size > 0
  if (was.symmetricDifference(is).size === 0) return
  comparison.say({
    verdict: narrows && pair.revision.value !== undefined ? 'major' : 'minor',
    plane: 'wire', id: 'server-variable-values', where: whereOf(pair), detail: detailOf(pair),
    why: narrows ? 'a value that was allowed is not' : 'more values are allowed',
  })
})

const variableRules: Rules = {
  description: prose, enum: values, default: always('major', 'calls go elsewhere than before'),
}

const variables: Rule = entered((comparison, { scope, ...pair }) => {
  for (const name of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
    const one = memberPair(pair, name)
    if (changeOf(one) === 'changed') {
      compareMembers(comparison, one,
        { kind: 'serverVariable', rules: variableRules, scope, otherwise })
      continue
    }
    comparison.look(one, 'whole')
    comparison.say({
      verdict: 'major', plane: 'wire', id: `server-variable-${changeOf(one)}`, where: whereOf(one),
      why: 'the address is made of other parts',
    })
  }
})

const serverRules: Rules = {
  description: prose, name: prose, variables, url: { judge: () => {}, extent: 'whole' },
}

const byUrl = (list: Place): Map<string, Place> =>
  new Map(elementsOf(list.value).map((server, index) =>
    [String(membersOf(server)['url']), memberOf(list, index)]))

const sayServer = (comparison: Comparison, { one, url }: { one: Pair; url: string }): void => {
  const change = changeOf(one)
  comparison.say({
    verdict: change === 'added' ? 'minor' : 'major', plane: 'wire', id: `server-${change}`,
    where: whereOf(one), detail: url,
    why: change === 'added' ? 'there is one more address' : 'calls to this address find nobody',
  })
}

/** Where nothing is said, calls go to where the document is, or where its root says. */
const unsaid = [{ url: '/' }]

const inherited = (comparison: Comparison, side: Side): Place => {
  const { servers: all } = comparison.documents[side]
  return { value: elementsOf(all).length > 0 ? all : unsaid, at: '#/servers' }
}

/** Addresses by what they are; tools send calls to the first one when nothing else is said. */
export const servers: Rule = whole((comparison, { scope, ...written }) => {
  const effective = (side: Side): Place =>
    (elementsOf(written[side].value).length > 0 ? written[side] : inherited(comparison, side))
  const pair = { base: effective('base'), revision: effective('revision') }
  const [base, revision] = [byUrl(pair.base), byUrl(pair.revision)]
  for (const url of new Set([...base.keys(), ...revision.keys()])) {
    const none = { value: undefined, at: pair.revision.at }
    const one = { base: base.get(url) ?? none, revision: revision.get(url) ?? none }
    if (changeOf(one) !== 'changed') sayServer(comparison, { one, url })
    else compareMembers(comparison, one, { kind: 'server', rules: serverRules, scope, otherwise })
  }
  const [was, is] = [base, revision].map((known) => [...known.keys()][0])
  if (was !== is && is !== undefined) {
    const isKnown = base.has(is)
    comparison.say({
      verdict: isKnown ? 'minor' : 'major', plane: 'wire', where: pair.revision.at,
      id: isKnown ? 'server-order' : 'server-first', detail: is,
      why: `clients call ${isKnown ? 'another' : 'a new'} address when nothing else is said`,
    })
  }
})
