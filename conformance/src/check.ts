import type { Api } from './api/api.ts'
import type { Contract } from './contract/contract.ts'
import type { Expect } from './expect/expect.ts'
import type { Given } from './given/given.ts'
import type { Random } from './random.ts'
import type { Limits } from '@valora/spec/types'

/** What a check gets to work with. Each check has an organization of its own. */
export type CheckContext = {
  /** HTTP with the admin key of the check's own organization, which the first request makes. */
  api: Api
  /** Makes prerequisites; one that cannot be made ends the check as inconclusive. */
  given: Given
  /** Judges; the first promise that does not hold ends the check as failed. */
  expect: Expect
  /** Chances drawn from the run's seed and the check's id. */
  random: Random
  /** The seed of the run, for generators of the check's own (fast-check). */
  seed: number
  /** The present instant of the machine that runs the suite, to the second, in UTC with Z. */
  now: () => string
  /** The limits that the engine declares; the contract's own where it declares none. */
  limits: Limits
  /**
   * Says that the requests from here on show a failure by themselves: the report makes them a
   * script of their own, with what they need before them.
   */
  shrunk: () => void
  /** Operations, problems, currencies and requirements, for checks derived from the contract. */
  contract: Contract
}

export type CheckDefinition = {
  /** `<area folder>/<fact>`, unique, kebab-case: `idempotency/replay-returns-original`. */
  id: string
  /** The requirement rows it judges. Level and profile are read from the rows. */
  requirement: string | readonly string[]
  /** Capabilities (see capabilities.ts) or ids of checks that must have passed before. */
  needs?: readonly string[]
  /** Words for `--tag`, such as `property` or `slow`. */
  tags?: readonly string[]
  run: (context: CheckContext) => Promise<void>
}

/** A check as the runner sees it. */
export type Check = {
  readonly id: string
  readonly requirements: readonly string[]
  readonly needs: readonly string[]
  readonly tags: readonly string[]
  readonly run: (context: CheckContext) => Promise<void>
}

const idPattern = /^[a-z][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/

/**
 * Declares one check: one fact of the contract, judged from outside over HTTP.
 *
 * @example
 * export default check({
 *   id: 'idempotency/replay-returns-original',
 *   requirement: 'IDM-1.1',
 *   needs: ['customers'],
 *   async run({ api, random, expect }) {
 *     const [key, customer] = [api.newKey(), { name: random.name('customer') }]
 *     const first = expect.status(await api.post('/customers', customer, { key }), 201)
 *     const replay = await api.post('/customers', customer, { key })
 *     expect.same(replay, first)
 *   },
 * })
 */
export const check = (definition: CheckDefinition): Check => {
  const { id, requirement, needs = [], tags = [], run } = definition
  if (!idPattern.test(id)) throw new Error(`check id "${id}" is not <area>/<fact> in kebab-case`)
  const requirements = typeof requirement === 'string' ? [requirement] : requirement
  if (requirements.length === 0) throw new Error(`check ${id} names no requirement`)
  return { id, requirements, needs, tags, run }
}
