import { keysOf, membersOf } from '../document/json-node.ts'
import { methods } from '../document/shapes.ts'
import { operationPromises } from '../semantic/operation-promises.ts'
import { template } from '../source/operation-places.ts'
import { opposite, type Comparison, type Direction, type Pair } from './comparison.ts'
import { content } from './content-rules.ts'
import { otherwise } from './extension-rules.ts'
import { lifecycleRules } from './lifecycle-rules.ts'
import {
  always, changeOf, compareMembers, entered, memberPair, whereOf, type Rule, type Rules,
} from './members.ts'
import { compareHeader, parameters, type KeyOf } from './parameter-rules.ts'
import { partChange, sayPart } from './parts.ts'
import { responses } from './response-rules.ts'
import { security } from './security-rules.ts'
import { servers } from './server-rules.ts'

const prose = always('patch', 'it is documentation')

/** What an operation is called in code is compared over the whole document, by plane source. */
const elsewhere: Rule = { judge: () => {}, extent: 'whole' }

/** The duty to send the body is said where the body stands among the parts of the request. */
const bodyRules: Rules =
  { description: prose, content: content(false, compareHeader), required: elsewhere }

const requestBody: Rule = entered((comparison, { scope, ...written }) => {
  const pair = comparison.resolvePair(written)
  const presence = (value: unknown) =>
    ({ is: value !== undefined, required: membersOf(value)['required'] === true })
  const change = partChange(presence(pair.base.value), presence(pair.revision.value))
  const { direction } = scope
  if (change !== undefined) {
    sayPart(comparison, { part: 'body', change, pair: written, direction })
  }
  if (changeOf(written) !== 'changed' || !comparison.enter(pair, `body ${direction}`)) return
  compareMembers(comparison, pair, { kind: 'requestBody', rules: bodyRules, scope, otherwise })
})

/** What the engine calls: its request comes to the client, and the client's answer is a request. */
const callbacks: Rule = entered((comparison, { scope, ...pair }) => {
  for (const name of keysOf(membersOf(pair.base.value), membersOf(pair.revision.value))) {
    const written = memberPair(pair, name)
    const one = comparison.resolvePair(written)
    if (changeOf(one) === 'changed') {
      comparison.look(written, 'entered')
      const direction = opposite(scope.direction)
      comparePathMap(comparison, { pair: one, direction, noun: 'callback' })
    } else {
      comparison.look(written, 'whole')
      sayOperation(comparison, { pair: written, noun: 'callback' })
    }
  }
})

const operationRules = (keyOf: KeyOf): Rules => ({
  summary: prose,
  description: prose,
  externalDocs: prose,
  operationId: elsewhere,
  tags: elsewhere,
  parameters: parameters(keyOf),
  requestBody,
  responses: entered((comparison, { scope, ...member }) =>
    responses.judge(comparison, { ...member, scope: { direction: opposite(scope.direction) } })),
  callbacks,
  security,
  servers,
  ...lifecycleRules,
  ...operationPromises,
})

const sayOperation = (
  comparison: Comparison,
  { pair, noun }: { pair: Pair; noun: string },
): void => {
  const change = changeOf(pair)
  comparison.say({
    verdict: change === 'added' ? 'minor' : 'major',
    plane: 'wire',
    id: `${noun}-${change}`,
    where: whereOf(pair),
    why: change === 'added' ? 'there is one more' : 'who relies on it finds nothing',
  })
}

type Item = { pair: Pair; direction: Direction; noun: string; keyOf: KeyOf }

const comparePathItem = (comparison: Comparison, item: Item): void => {
  const { pair, direction, noun, keyOf } = item
  const operation: Rule = entered((_, { scope, ...one }) => {
    if (changeOf(one) !== 'changed') return sayOperation(comparison, { pair: one, noun })
    const rules = operationRules(keyOf)
    compareMembers(comparison, one, { kind: 'operation', rules, scope, otherwise })
  })
  const rules: Rules = {
    summary: prose, description: prose, servers,
    ...Object.fromEntries(methods.map((method) => [method, operation])),
  }
  compareMembers(comparison, pair, { kind: 'pathItem', rules, scope: { direction }, otherwise })
}

/** Names of path parameters do not matter on the wire: each is known by where it stands. */
const keyIn = (paths: { base: string; revision: string }): KeyOf => (side, parameter) => {
  const { name, in: place } = membersOf(parameter)
  if (place === 'header') return `header ${String(name).toLowerCase()}`
  if (place !== 'path') return `${String(place)} ${String(name)}`
  const names = [...paths[side].matchAll(/\{([^}]*)\}/g)].map(([, inner]) => inner)
  return `path ${names.indexOf(String(name))}`
}

/** The address of a callback is an expression, and means what it says. */
const byTemplate = (paths: unknown, noun: string): Map<string, string> =>
  new Map(Object.keys(membersOf(paths)).map((path) =>
    [noun === 'callback' ? path : template(path), path]))

type PathMap = { pair: Pair; direction: Direction; noun: string }

/** Paths are the same when they differ in nothing but the names of their parameters. */
export const comparePathMap = (comparison: Comparison, map: PathMap): void => {
  const { pair, direction, noun } = map
  const [was, is] = [byTemplate(pair.base.value, noun), byTemplate(pair.revision.value, noun)]
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(key), is.get(key)]
    const names = { base: old ?? now ?? '', revision: now ?? old ?? '' }
    const one = {
      base: memberPair(pair, names.base).base, revision: memberPair(pair, names.revision).revision,
    }
    if (comparison.areSame(one) && names.base === names.revision) continue
    const isBoth = changeOf(one) === 'changed'
    comparison.look(one, isBoth ? 'entered' : 'whole')
    if (names.base !== names.revision && isBoth) {
      comparison.lookAt('base', { at: one.base.at, extent: 'whole' })
      comparison.lookAt('revision', { at: one.revision.at, extent: 'whole' })
    }
    if (isBoth) comparePathItem(comparison, { pair: one, direction, noun, keyOf: keyIn(names) })
    else sayOperations(comparison, { pair: one, noun })
  }
}

/** A path more or less is each of its operations more or less. */
const sayOperations = (
  comparison: Comparison,
  { pair, noun }: { pair: Pair; noun: string },
): void => {
  const item = membersOf(pair.base.value ?? pair.revision.value)
  const found = methods.filter((method) => item[method] !== undefined)
  for (const method of found) sayOperation(comparison, { pair: memberPair(pair, method), noun })
  if (found.length > 0) return
  comparison.say({
    verdict: 'patch', plane: 'wire', id: `path-${changeOf(pair)}`, where: whereOf(pair),
    why: 'nothing could be called there',
  })
}
