import type { PlantedFault } from '../planted-fault.ts'

/** Lets methods of repositories work in transactions of their own, beside the one they are in. */
const apart = (...methods: readonly string[]): PlantedFault => ({
  file: 'src/persistence/store.ts',
  find: '=> database.transaction((transaction) => work(within(transaction)), options),',
  replace: `=> {
    const outside = process.getBuiltinModule('node:async_hooks').AsyncLocalStorage.snapshot()
    const apart = (part) => outside(() => database.transaction((own) => part(within(own))))
    return database.transaction((transaction) => {
      const all = within(transaction)
      return work({ ...all, ${methods.join(', ')} })
    }, options)
  },`,
})

/** Engines that bill right as long as nothing happens to them, their database or their clock. */
export const plantedFaults = {
  /**
   * A job is off the list before what it says is done, and numbers are taken for good before there
   * are invoices that bear them.
   */
  takenApart: apart(`jobs: { ...all.jobs, claimDue: (due) => apart(async ({ jobs }) => {
    const claimed = await jobs.claimDue(due)
    await jobs.removeMany(claimed)
    return claimed
  }) }`, `invoices: { ...all.invoices, takeNumbers: (wanted) =>
    apart(({ invoices }) => invoices.takeNumbers(wanted)) }`),
  /** Nobody listens when an idle connection breaks, so the process ends with it. */
  endsWithItsConnections: {
    file: 'src/persistence/connection/open-postgresql.ts',
    find: 'pool.on(\'error\', onLostConnection)',
    replace: '',
  },
  /** Whatever comes due within the hour is billed now. */
  billsAnHourAhead: {
    file: 'src/scheduler/run-job.ts',
    find: 'now: clock.now(), signal',
    replace: 'now: clock.now().add({ hours: 1 }), signal',
  },
} satisfies { readonly [name: string]: PlantedFault }
