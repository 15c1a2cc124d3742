import { billedDifferences, readBilled } from './billed-records.ts'
import { invoicesWanted, seedEstate } from './billing-estate.ts'
import type { EstateSize } from './billing-estate.ts'
import { billingFaults } from './billing-faults.ts'
import { billCalmly } from './calm-billing.ts'
import { observe } from './observer.ts'
import type { Observer } from './observer.ts'
import { servedDatabases } from './served-databases.ts'

export type ProofTerms = EstateSize & {
  readonly serverUrl: string
  /** A migrated database to copy. */
  readonly template: string
  readonly progress?: (line: string) => void
}

/** An estate of which nothing is billed, to be billed under a disturbance. */
export type Disturbed = {
  readonly observer: Observer
  readonly databaseUrl: string
  readonly months: number
  readonly progress: (line: string) => void
}

export type Verdict<Report> = { readonly report: Report; readonly faults: readonly string[] }

export type EstateProof = {
  /** How many invoices there have to be. */
  readonly invoices: number
  /** Bills a copy of the estate, and tells what differs and which invariants do not hold. */
  readonly judge:
    <Report>(disturb: (estate: Disturbed) => Promise<Report>) => Promise<Verdict<Report>>
}

/** Makes one estate and bills one copy of it at ease: what that leaves is what has to be left. */
export const estateProof = async (terms: ProofTerms): Promise<EstateProof> => {
  const { serverUrl, template, subscriptions, months, progress = () => {} } = terms
  const databases = servedDatabases(serverUrl)
  const [estate, copy] = [`${template}_estate`, `${template}_billed`]
  const invoices = invoicesWanted({ subscriptions, months })
  const onCopy = async <Result>(work: (disturbed: Disturbed) => Promise<Result>) => {
    const databaseUrl = await databases.copy(copy, estate)
    const observer = await observe(databaseUrl)
    try {
      return await work({ observer, databaseUrl, months, progress })
    } finally {
      await observer.close()
      await databases.drop(copy)
    }
  }
  const left = async (observer: Observer) => {
    const records = await readBilled(observer)
    const counted = records.invoices.length === invoices ? []
      : [`${records.invoices.length} of ${invoices} invoices are there`]
    return { records, faults: [...counted, ...await billingFaults(observer)] }
  }
  progress(`${subscriptions} subscriptions with ${months} months of usage are made`)
  await seedEstate(await databases.copy(estate, template), { subscriptions, months })
  progress('they are billed without a disturbance')
  const calm = await onCopy(async (disturbed) => {
    await billCalmly(disturbed)
    return left(disturbed.observer)
  })
  return {
    invoices,
    judge: (disturb) => onCopy(async (disturbed) => {
      const report = await disturb(disturbed)
      const { records, faults } = await left(disturbed.observer)
      const own = calm.faults.map((fault) => `without a disturbance: ${fault}`)
      return { report, faults: [...faults, ...own, ...billedDifferences(records, calm.records)] }
    }),
  }
}
