import { textsOf } from '../document/json-node.ts'
import { whereOf, whole, type Rule } from '../structure/members.ts'

/** Where a sentence applies is said here; what it asks, and of whom, is judged by its row. */
export const citedRequirements: Rule = whole((comparison, { ...pair }) => {
  const [was, is] = [new Set(textsOf(pair.base.value)), new Set(textsOf(pair.revision.value))]
  const where = whereOf(pair)
  for (const id of is.difference(was)) {
    comparison.say({
      verdict: 'minor', plane: 'semantic', id: 'requirement-cited', where, detail: id,
      why: 'it is said that a requirement applies here',
    })
  }
  for (const id of was.difference(is)) {
    comparison.say({
      verdict: 'minor', plane: 'semantic', id: 'requirement-no-longer-cited', where, detail: id,
      why: 'it is no longer said that the requirement applies here',
    })
  }
})
