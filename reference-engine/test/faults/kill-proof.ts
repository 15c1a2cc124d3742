import { billedDifferences, readBilled } from './billed-records.ts'
import { invoicesWanted, seedEstate } from './billing-estate.ts'
import { billingFaults } from './billing-faults.ts'
import { billCalmly, killRounds } from './kill-rounds.ts'
import type { KillTerms, Kills } from './kill-rounds.ts'
import { observe } from './observer.ts'
import { servedDatabases } from './served-databases.ts'

export type KillProof = Omit<KillTerms, 'observer' | 'databaseUrl'> & {
  readonly serverUrl: string
  /** A migrated database to copy. */
  readonly template: string
  readonly subscriptions: number
}

export type KillVerdict = Kills & { readonly invoices: number; readonly faults: string[] }

/**
 * Bills two copies of one estate, a worker at its ease and workers that are killed, and tells what
 * differs and which invariants do not hold.
 */
export const proveKills = async (proof: KillProof): Promise<KillVerdict> => {
  const { serverUrl, template, subscriptions, rounds: months, progress = () => {} } = proof
  const databases = servedDatabases(serverUrl)
  const [calm, killed] = [`${template}_calm`, `${template}_killed`]
  try {
    const databaseUrl = await databases.copy(killed, template)
    progress(`${subscriptions} subscriptions with ${months} months of usage are made`)
    await seedEstate(databaseUrl, { subscriptions, months })
    const calmUrl = await databases.copy(calm, killed)
    await using observed = new AsyncDisposableStack()
    const [observer, calmObserver] = [await observe(databaseUrl), await observe(calmUrl)]
    observed.defer(observer.close)
    observed.defer(calmObserver.close)
    progress('they are billed without a kill')
    await billCalmly({ observer: calmObserver, databaseUrl: calmUrl, months })
    const kills = await killRounds({ ...proof, observer, databaseUrl })
    const [found, wanted] = [await readBilled(observer), await readBilled(calmObserver)]
    const invoices = invoicesWanted({ subscriptions, months })
    const counted = found.invoices.length === invoices ? []
      : [`${found.invoices.length} of ${invoices} invoices are there`]
    const faults = [...counted, ...await billingFaults(observer),
      ...(await billingFaults(calmObserver)).map((fault) => `without a kill: ${fault}`),
      ...billedDifferences(found, wanted)]
    return { ...kills, invoices, faults }
  } finally {
    await databases.drop(calm)
    await databases.drop(killed)
  }
}
