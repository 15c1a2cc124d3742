import { textsOf } from '../document/json-node.ts'
import { always, detailOf, meaning, whereOf, whole, type Rule } from '../structure/members.ts'
import { citedRequirements } from './cited-requirements.ts'

const plane = 'semantic'

/** The profile decides which engines have the operation at all. */
const profile: Rule = always('major',
  'engines offer operations by profile: those that had it may not, or others must', plane)

/** From the weakest promise to the strongest: how freely a request may be sent again. */
const retryClasses = ['never', 'with-idempotency-key', 'idempotent', 'safe']

const retry: Rule = whole((comparison, { ...pair }) => {
  const [was, is] = [pair.base.value, pair.revision.value].map((value) =>
    retryClasses.indexOf(String(value)))
  const isStronger = was !== undefined && is !== undefined && is > was
    && (was >= 0 || pair.base.value === undefined)
  comparison.say({
    verdict: isStronger ? 'minor' : 'major',
    plane,
    id: `retry-class-${isStronger ? 'stronger' : 'weaker'}`,
    where: whereOf(pair),
    why: isStronger
      ? 'it may be sent again more freely' : 'who sends it again, as was allowed, may do it twice',
    detail: detailOf(pair),
  })
})

/** The codes an operation can be refused with; clients know that new ones come. */
const problems: Rule = whole((comparison, { ...pair }) => {
  const [was, is] = [new Set(textsOf(pair.base.value)), new Set(textsOf(pair.revision.value))]
  const where = whereOf(pair)
  for (const code of is.difference(was)) {
    comparison.say({
      verdict: 'minor', plane, id: 'problem-added', where, detail: code,
      why: 'a refusal more, of which clients know that it may come',
    })
  }
  for (const code of was.difference(is)) {
    comparison.say({
      verdict: 'major', plane, id: 'problem-removed', where, detail: code,
      why: 'who handles this refusal gets another answer, or none, in its place',
    })
  }
})

/** Money is created: the key is required, and clients treat the call with care. */
const money: Rule = meaning({
  added: { verdict: 'major', why: 'the operation creates money now, and needs a key' },
  removed: { verdict: 'major', why: 'the operation is no longer guarded as one that makes money' },
  changed: { verdict: 'major', why: 'whether the operation creates money changed' },
}, { plane })

/** An operation, or a root, that carries none of these says nothing about them. */
export const operationPromises: Record<string, Rule> = {
  'x-profile': profile,
  'x-retry': retry,
  'x-problems': problems,
  'x-money': money,
  // A reason for the lint: whether there are pages is said by parameters and responses.
  'x-unpaged': always('patch', 'it is a reason, for people', plane),
  'x-requirements': citedRequirements,
}

