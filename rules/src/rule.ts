import type { JsonPath } from './json.ts'
import type { Contract } from './openapi.ts'

/** Where the node that a rule looks at stands, and the whole document around it. */
export interface Place {
  path: JsonPath
  root: Contract
}

/** One breach of a rule; `at` is relative to the node the rule was given. */
export interface Fault {
  at?: JsonPath
  detail: string
}

/** One rule of the contract's lint. Its folder holds a good and a bad fixture and its page. */
export interface Rule<Node = unknown> {
  /** The name of the rule's folder. */
  id: string
  /** JSONPath expressions of the nodes it judges, in the document with its `$ref`s in place. */
  given: readonly string[]
  severity: 'error' | 'warn'
  /** The sentence that is broken; a finding adds what breaks it. */
  message: string
  /** What to do instead. */
  fix: string
  /** Requirement ids or standards. */
  restsOn: readonly string[]
  function: (node: Node, place: Place) => Iterable<Fault>
}

/** Types one rule by the node it is given; the registry holds rules over any node. */
export const defineRule = <Node>(rule: Rule<Node>): Rule => rule as Rule<never> as Rule
