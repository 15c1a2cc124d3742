import { keysOf, membersOf } from '../document/json-node.ts'
import type { Comparison, Pair, Place } from './comparison.ts'
import { content } from './content-rules.ts'
import { otherwise } from './extension-rules.ts'
import {
  always, changeOf, compareMembers, entered, meaning, memberPair, whereOf,
  type Rule, type Rules, type Scope,
} from './members.ts'
import { compareCarrier, compareHeader } from './parameter-rules.ts'

const prose = always('patch', 'it is documentation')

const headers: Rule = entered((comparison, { scope: { direction }, ...pair }) => {
  const lower = (place: Place): Place => ({
    at: place.at,
    value: Object.fromEntries(Object.entries(membersOf(place.value)).map(([name, header]) =>
      [name.toLowerCase(), header])),
  })
  // Names of headers are compared without their case, and shown as they are written.
  const written = new Map([pair.base, pair.revision].flatMap(({ value }) =>
    Object.keys(membersOf(value)).map((name): [string, string] => [name.toLowerCase(), name])))
  const [base, revision] = [lower(pair.base), lower(pair.revision)]
  comparison.look(pair, 'whole')
  for (const [name, shown] of written) {
    const one = memberPair({ base, revision }, name)
    const place = (side: Place, { at }: Place): Place =>
      ({ value: side.value, at: at.slice(0, at.lastIndexOf('/') + 1) + shown })
    const named = { base: place(one.base, one.base), revision: place(one.revision, one.revision) }
    compareCarrier(comparison, { part: 'header', direction, pair: named })
  }
})

const oneLink = meaning({
  added: { verdict: 'minor', why: 'one more way on is described' },
  removed: { verdict: 'major', why: 'who follows the link finds none' },
  changed: { verdict: 'major', why: 'who follows the link comes elsewhere' },
}, { name: 'link' })

const linkRules: Rules = {
  description: prose,
  ...Object.fromEntries(['operationId', 'operationRef', 'parameters', 'requestBody', 'server']
    .map((key) => [key, oneLink])),
}

const links: Rule = entered((comparison, { owner, key, scope, ...pair }) => {
  for (const name of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
    const written = memberPair(pair, name)
    const one = comparison.resolvePair(written)
    if (comparison.areSame(one)) continue
    if (changeOf(one) === 'changed') {
      comparison.look(written, 'entered')
      compareMembers(comparison, one, { kind: 'link', rules: linkRules, scope, otherwise })
    } else {
      comparison.look(written, 'whole')
      oneLink.judge(comparison, { ...written, owner, key, scope })
    }
  }
})

const responseRules: Rules = {
  description: prose, summary: prose, headers, links,
  content: content(true, compareHeader),
}

/** The range or the default under which a status is described that has no row of its own. */
const covering = (status: string, responses: unknown): string | undefined => {
  const known = membersOf(responses)
  const range = `${status.slice(0, 1)}XX`
  return [range, range.toLowerCase(), 'default'].find((name) =>
    name !== status && known[name] !== undefined)
}

const compareResponse = (
  comparison: Comparison,
  { pair: written, scope }: { pair: Pair; scope: Scope },
): void => {
  const pair = comparison.resolvePair(written)
  if (!comparison.enter(pair, `response ${scope.direction}`)) return
  compareMembers(comparison, pair, { kind: 'response', rules: responseRules, scope, otherwise })
}

const isSuccess = (status: string): boolean => /^[123]/.test(status)

type Status = { status: string; pair: Pair; scope: Scope }

/** A status more or less; clients know that refusals of other kinds come. */
const sayStatus = (comparison: Comparison, { status, pair, scope }: Status): void => {
  const { direction } = scope
  const change = changeOf(pair)
  const isNewSuccess = change === 'added' && direction === 'response' && isSuccess(status)
  const isBreaking = change === 'removed' || isNewSuccess
  comparison.say({
    verdict: isBreaking ? 'major' : 'minor',
    plane: 'wire',
    id: `${direction}-status-${change}`,
    where: whereOf(pair),
    why: change === 'removed'
      ? 'who handles this answer gets another one in its place'
      : (isNewSuccess && 'a success comes that clients do not know') || 'one more answer may come',
    detail: status,
  })
}

/** A status that a range or the default described before, or does now, is compared with that. */
const compareStatus = (comparison: Comparison, { status, pair, scope }: Status): void => {
  const all = pair
  const one = memberPair(all, status)
  const change = changeOf(one)
  if (comparison.areSame(one)) return
  comparison.look(one, change === 'changed' ? 'entered' : 'whole')
  if (change === 'changed') return compareResponse(comparison, { pair: one, scope })
  const side = change === 'added' ? 'base' : 'revision'
  const cover = covering(status, all[side].value)
  // What a receiver answers under a status of its own means something else under another.
  const isWithdrawn = change === 'removed' && scope.direction === 'request'
  if (cover === undefined || isWithdrawn) {
    return sayStatus(comparison, { status, pair: one, scope })
  }
  const covered = { ...one, [side]: memberPair(all, cover)[side] }
  comparison.say({
    verdict: 'minor', plane: 'wire', id: `${scope.direction}-status-${change}-under-${cover}`,
    where: whereOf(one), why: 'the answer is described more or less closely than before',
  })
  compareResponse(comparison, { pair: covered, scope })
}

export const responses: Rule = entered((comparison, { scope, ...pair }) => {
  for (const status of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
    if (!status.startsWith('x-')) compareStatus(comparison, { status, pair, scope })
  }
})

export { compareResponse }
