import type { Instant } from '../../domain/time/instant.ts'
import type { Effect } from '../billing/effect.ts'
import type { Named, Page, PageRequest, Several, Tenant } from '../ports.ts'
import type { EffectPlace, StoredEffect } from './stored-effect.ts'
import type { TestClock } from './test-clock.ts'

type OfTestClock = Tenant & { readonly testClockId: string }

/** Deleted clocks are found as well: their customers keep their time. */
export type TestClocks = {
  insert(clock: TestClock): Promise<void>
  find(where: Named): Promise<TestClock | undefined>
  findMany(where: Several): Promise<TestClock[]>
  /** Held until the transaction ends. */
  findForUpdate(where: Named): Promise<TestClock | undefined>
  update(where: Named, set: Partial<Pick<TestClock, 'now' | 'advancingTo' | 'deletedAt'>>):
    Promise<unknown>
  /** Those that are not deleted. */
  page(wanted: PageRequest & Tenant): Promise<Page<TestClock>>
  /** Archives every customer of a clock that is not archived yet. */
  archiveCustomers(of: OfTestClock & { readonly archivedAt: Instant }): Promise<unknown>
}

/** What advances brought about, in the order of (instant, position); append-only. */
export type TestClockEffects = {
  /** They go on from the clock's last position, in the order given. Hold the clock. */
  append(of: OfTestClock, effects: readonly Effect[]): Promise<void>
  /** The place of the last one. */
  last(of: OfTestClock): Promise<EffectPlace | undefined>
  page(wanted: OfTestClock & {
    readonly limit: number
    readonly after?: EffectPlace | undefined
  }): Promise<Page<StoredEffect>>
}
