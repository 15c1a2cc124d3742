import { isNode, keysOf } from '../document/json-node.ts'
import { always, whole, type Member, type Rule } from './members.ts'

/** Names that tools for pages, catalogues and code samples gave to their extensions. */
const topics = 'notes?|descriptions?|docs?|comments?|examples?|rationale'
const documentation = new RegExp(
  '^x-(logo|icon|tagGroups|displayName|category|keywords|order|badges?|code-?samples?|summary|since'
  + '|source|see|enum-?descriptions?|author|owner|team|audience|changelog|internal|hidden|todo|lint'
  + `|${topics})(-|$)`
  + `|-(${topics})$`, 'i')

const isSentence = (value: unknown): boolean =>
  typeof value === 'string' && value.trim().split(/\s+/).length >= 3

/** Whether two values differ in nothing but sentences for people. */
const differInSentences = (base: unknown, revision: unknown): boolean => {
  if (JSON.stringify(base) === JSON.stringify(revision)) return true
  if (isNode(base) && isNode(revision)) {
    return keysOf(base, revision).every((key) => differInSentences(base[key], revision[key]))
  }
  return [base, revision].every((value) => value === undefined || isSentence(value))
}

const isDocumentation = ({ key, base, revision }: Member): boolean =>
  documentation.test(key) || differInSentences(base.value, revision.value)

const prose = always('patch', 'it is documentation', 'semantic')

const unknown = always('major',
  'no class rule knows this extension, so it may be a promise: give it a rule in scripts/gate',
  'semantic')

/** An extension that the contract does not know: sentences are documentation, the rest is not. */
export const unknownExtension: Rule = whole((comparison, member) =>
  (isDocumentation(member) ? prose : unknown).judge(comparison, member))

const unknownKeyword = always('major', 'no class rule knows this keyword, so it may break anyone')

export const otherwise = (key: string): Rule =>
  key.startsWith('x-') ? unknownExtension : unknownKeyword
