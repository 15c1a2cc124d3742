import { assert } from '../../domain/assert.ts'
import type { InvoiceLine } from '../../domain/invoicing/invoice-line.ts'
import type { UsageSource } from '../../domain/invoicing/line-source.ts'
import { sourceLines } from '../../domain/invoicing/source-lines.ts'
import type { ItemUsage } from '../../domain/invoicing/usage-lines.ts'
import { currencyOf } from '../../domain/money/currency.ts'
import type { Price } from '../../domain/pricing/price.ts'
import type { SoldPrices } from '../billing/sold-price.ts'
import { groupsBy, subscriptionKey } from './by-key.ts'
import { chargedLines } from './charged-lines.ts'
import type { InvoiceSubject } from './invoice-subject.ts'
import type { InvoicingWork } from './invoicing-work.ts'
import { adjustmentsOf, closedMeasure, closedWindows, isChanged } from './late-usage.ts'
import type { ChangedWindow } from './late-usage.ts'
import { measurePeriods, ratedUsage } from './measure-usage.ts'
import { pricesOf } from './prices-of.ts'
import type { Catalogue } from './prices-of.ts'
import { isOwn, pendingWindows, rebilledWindows } from './rebilled-windows.ts'
import type { ClosedUsageWindow } from './usage-window-ports.ts'

export type ReadLines = {
  /** The lines of each subject, in the order of the subjects. */
  readonly lines: readonly (readonly InvoiceLine[])[]
  readonly sold: SoldPrices
}

/**
 * The lines of invoices from the usage that is there now (INV 4): first those of their sources,
 * then the adjustments of usage that came late. One statement reads each kind of thing for all.
 */
export const readLines = async (
  work: InvoicingWork,
  subjects: readonly InvoiceSubject[],
): Promise<ReadLines> => {
  const closed = await closedWindows(work, subjects)
  const pending = await pendingWindows(work, subjects)
  const catalogue = await pricesOf(work, [...pricesBilled(subjects), ...closed, ...pending])
  const adjusted = pending.filter((window) => !subjects.some((each) => isOwn(window, each)))
  const { usage, changed } =
    await readUsage(work, { subjects, closed: [...closed, ...adjusted], catalogue })
  const charged = await chargedLines(work, subjects)
  const late = groupsBy(changed, ({ window }) => subscriptionKey(window))
  const { sold, prices } = catalogue
  const isQuiet = changed.length === 0 && pending.length === 0
  const lines = subjects.map((subject) => {
    const { subscriptionId, sources } = subject
    const currency = currencyOf(work.dependencies.currencies, subject.currency)
    const own = sourceLines(sources, { currency, prices, usage, charged })
    if (isQuiet || subscriptionId === null || !subject.late) return own
    const changes = late.get(subscriptionKey({ ...subject, subscriptionId })) ?? []
    const rebilled = rebilledWindows(subject, { own, pending, usage })
    return [...own, ...adjustmentsOf([...changes, ...rebilled])]
  })
  return { lines, sold }
}

const pricesBilled = (subjects: readonly InvoiceSubject[]) =>
  subjects.flatMap(({ organizationId, sources }) => sources.flatMap((source) =>
    source.kind === 'one_off' ? [] : [{ organizationId, priceId: source.priceId }]))

type Reading = {
  readonly subjects: readonly InvoiceSubject[]
  readonly closed: readonly ClosedUsageWindow[]
  readonly catalogue: Catalogue
}

type UsageRead = {
  readonly usage: ReadonlyMap<UsageSource, ItemUsage>
  readonly changed: readonly ChangedWindow[]
}

const readUsage = async (
  { store }: InvoicingWork,
  { subjects, closed, catalogue: { prices } }: Reading,
): Promise<UsageRead> => {
  const sources = subjects.flatMap((subject) => subject.sources.flatMap((source) =>
    source.kind === 'usage' ? [{ subject, source }] : []))
  const open = sources.map(({ subject: { organizationId, customerId }, source }) =>
    ({ ...source, organizationId, customerId, price: priceOf(prices, source.priceId) }))
  const windows = closed.map((window) =>
    ({ window, wanted: closedMeasure(window, priceOf(prices, window.priceId)) }))
  const measured = await measurePeriods(store, [...open, ...windows.map(({ wanted }) => wanted)])
  const own = open.map((wanted, index) => ({ wanted, measured: found(measured[index]) }))
  const changed = windows.flatMap(({ window, wanted }, index) => {
    const now = found(measured[open.length + index])
    return isChanged(window, now) ? [{ window, wanted, measured: now }] : []
  })
  const usages = await ratedUsage(store, [...own, ...changed])
  return {
    usage: new Map(sources.map(({ source }, index) => [source, found(usages[index])])),
    changed: changed.map(({ window, wanted: { price } }, index) =>
      ({ window, price, usage: found(usages[own.length + index]) })),
  }
}

const priceOf = (prices: ReadonlyMap<string, Price>, priceId: string): Price =>
  found(prices.get(priceId))

const found = <Value>(value: Value | undefined): Value => {
  assert(value !== undefined, 'everything that was asked for is found')
  return value
}
