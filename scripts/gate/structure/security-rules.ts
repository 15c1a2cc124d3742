import { elementsOf, isNode, keysOf, membersOf, textsOf } from '../document/json-node.ts'
import type { Comparison, Pair } from './comparison.ts'
import { otherwise } from './extension-rules.ts'
import {
  always, compareMembers, detailOf, entered, meaning, memberPair, whereOf, whole,
  type Rule, type Rules,
} from './members.ts'

type Alternative = Map<string, Set<string>>

const alternativesOf = (security: unknown): Alternative[] => {
  const listed = elementsOf(security).map((schemes) => new Map(
    Object.entries(membersOf(schemes)).map(([name, scopes]) => [name, new Set(textsOf(scopes))])))
  return listed.length > 0 ? listed : [new Map()]
}

/** Whether credentials that satisfy the first satisfy the second too. */
const suffices = (held: Alternative, needed: Alternative): boolean =>
  [...needed].every(([name, scopes]) => scopes.isSubsetOf(held.get(name) ?? new Set(['\u0000']))
    && held.has(name))

const letsIn = (held: Alternative[], needed: Alternative[]): boolean =>
  held.every((one) => needed.some((other) => suffices(one, other)))

/**
 * Whoever was let in must be let in: the alternatives are compared by whom they admit. Of a
 * webhook or callback the engine shows the credential: receivers check what they were told of.
 */
export const security: Rule = whole((comparison, { scope, ...pair }) => {
  const [was, is] = [alternativesOf(pair.base.value), alternativesOf(pair.revision.value)]
  const [isLooser, isStricter] = [letsIn(was, is), letsIn(is, was)]
  const isSame = isLooser && isStricter
  const keeps = scope.direction === 'response' ? isSame : isLooser
  comparison.say({
    verdict: isSame ? 'patch' : (keeps ? 'minor' : 'major'),
    plane: 'wire',
    id: isSame ? 'security-reworded' : `security-${keeps ? 'looser' : 'stricter'}`,
    where: whereOf(pair),
    why: keeps ? 'whoever was let in still is' : 'credentials that were enough may be refused',
    detail: detailOf(pair),
  })
})

const prose = always('patch', 'it is documentation')

const credential = always('major', 'credentials are shown in another way')

/** Names of headers are told apart by their letters alone, whatever their case. */
const credentialName: Rule = whole((comparison, { owner, ...pair }) => {
  const isHeader = membersOf(owner.base.value)['in'] === 'header'
    && membersOf(owner.revision.value)['in'] === 'header'
  const [was, is] = [pair.base.value, pair.revision.value].map((name) =>
    isHeader ? String(name).toLowerCase() : name)
  comparison.say({
    verdict: was === is ? 'patch' : 'major', plane: 'wire', where: whereOf(pair),
    id: was === is ? 'name-respelled' : 'name-changed', detail: detailOf(pair),
    why: was === is ? 'it is the same header' : 'credentials are shown in another way',
  })
})

const flow = (comparison: Comparison, pair: Pair): void => {
  const names = memberPair(pair, 'scopes')
  for (const name of keysOf(membersOf(names.base.value), membersOf(names.revision.value))) {
    const one = memberPair(names, name)
    const [was, is] = [one.base.value, one.revision.value]
    if (was === is) continue
    const change = was === undefined ? 'added' : 'removed'
    const isProse = was !== undefined && is !== undefined
    comparison.say({
      verdict: isProse ? 'patch' : (change === 'added' ? 'minor' : 'major'),
      plane: 'wire', id: `scope-${isProse ? 'described' : change}`, where: whereOf(one),
      why: isProse ? 'it is documentation' : 'tokens can or cannot carry it any more',
    })
  }
}

const flowRules: Rules = {
  scopes: whole((comparison, { owner }) => flow(comparison, owner)),
  authorizationUrl: credential, tokenUrl: credential, refreshUrl: credential,
  deviceAuthorizationUrl: credential,
}

const flows: Rule = entered((comparison, { scope, ...pair }) => {
  for (const name of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
    const one = memberPair(pair, name)
    if (isNode(one.base.value) && isNode(one.revision.value)) {
      compareMembers(comparison, one, { kind: 'flow', rules: flowRules, scope, otherwise })
      continue
    }
    const isAdded = one.base.value === undefined
    comparison.look(one, 'whole')
    comparison.say({
      verdict: isAdded ? 'minor' : 'major', plane: 'wire',
      id: `oauth-flow-${isAdded ? 'added' : 'removed'}`, where: whereOf(one),
      why: isAdded ? 'there is one more way to a token' : 'who gets tokens this way cannot',
    })
  }
})

/** How credentials are shown; whether they suffice is said by each operation. */
export const securitySchemeRules: Rules = {
  description: prose,
  bearerFormat: meaning({
    added: { verdict: 'patch', why: 'it is a hint' },
    removed: { verdict: 'patch', why: 'it is a hint' },
    changed: { verdict: 'minor', why: 'it is a hint, and who reads the token may heed it' },
  }),
  type: credential, scheme: credential, name: credentialName, in: credential,
  openIdConnectUrl: credential, flows,
}
