import type { Node } from '../document/json-node.ts'
import { compareRegistries } from '../semantic/compare-registries.ts'
import { compareRows } from '../semantic/compare-rows.ts'
import { rootPromises } from '../semantic/root-promises.ts'
import { compareNames } from '../source/compare-names.ts'
import { Comparison, type Pair } from './comparison.ts'
import { compareComponents } from './component-comparison.ts'
import { otherwise } from './extension-rules.ts'
import {
  always, compareMembers, entered, memberPair, meaning, whole, type Rule, type Rules,
} from './members.ts'
import { comparePathMap } from './operation-rules.ts'
import { servers } from './server-rules.ts'
import { sayResidue } from './residue.ts'

const prose = always('patch', 'it is documentation')

/** The number of a release is what the gate decides, not what it judges. */
const version = always('none', 'the version says which release it is')

const infoRules: Rules = {
  title: prose, summary: prose, description: prose, termsOfService: prose, contact: prose,
  license: always('minor', 'it may be used under other terms', 'semantic'),
  version,
}

const scope = { direction: 'request' } as const

const info: Rule = entered((comparison, { ...pair }) =>
  compareMembers(comparison, pair, { kind: 'info', rules: infoRules, scope, otherwise }))

const patchless = (value: unknown): string => String(value).split('.', 2).join('.')

const openapi: Rule = whole((comparison, pair) => {
  const isPatch = patchless(pair.base.value) === patchless(pair.revision.value)
  comparison.say({
    verdict: isPatch ? 'patch' : 'major', plane: 'wire', id: 'openapi-version',
    where: pair.revision.at,
    why: isPatch ? 'the same rules hold' : 'every tool reads the document by other rules',
    detail: `${String(pair.base.value)} -> ${String(pair.revision.value)}`,
  })
})

const paths: Rule = entered((comparison, { ...pair }) =>
  comparePathMap(comparison, { pair, direction: 'request', noun: 'operation' }))

/** The engine sends webhooks: what they carry comes to clients, as an answer does. */
const webhooks: Rule = entered((comparison, { ...pair }) =>
  comparePathMap(comparison, { pair, direction: 'response', noun: 'webhook' }))

const documentRules: Rules = {
  openapi,
  info,
  servers,
  paths,
  webhooks,
  jsonSchemaDialect: meaning({
    added: { verdict: 'major', why: 'schemas are read by other rules' },
    removed: { verdict: 'major', why: 'schemas are read by other rules' },
    changed: { verdict: 'major', why: 'schemas are read by other rules' },
  }),
  externalDocs: prose,
  tags: { judge: () => {}, extent: 'whole' },
  components: { judge: () => {}, extent: 'entered' },
  ...rootPromises,
}

const wholeDocuments = ({ documents }: Comparison): Pair => ({
  base: { value: documents.base, at: '#' },
  revision: { value: documents.revision, at: '#' },
})

/** Compares two canonical documents: every difference is said, and what nobody knows is residue. */
export const compareDocuments = (base: Node, revision: Node): Comparison => {
  const comparison = new Comparison(base, revision)
  const pair = wholeDocuments(comparison)
  compareMembers(comparison, pair, { kind: 'document', rules: documentRules, scope, otherwise })
  compareNames(comparison)
  compareRows(comparison)
  compareRegistries(comparison)
  compareComponents(comparison, memberPair(pair, 'components'))
  sayResidue(comparison)
  return comparison
}
