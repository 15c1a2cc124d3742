import { Gauge } from 'prom-client'
import type { Registry } from 'prom-client'
import { billingJobKinds } from '../application/billing/billing-job.ts'
import type { BillingJobKind } from '../application/billing/billing-job.ts'

export type JobBacklog =
  { readonly kind: BillingJobKind; readonly due: number; readonly failing: number }

/**
 * What waits in the database, counted whenever the metrics are read: jobs that may be done now,
 * and jobs that failed and wait for their next try. While the database does not answer there is
 * no such metric, rather than an old one.
 */
export const jobGauge = (
  registry: Registry,
  backlog: () => Promise<readonly JobBacklog[]>,
): void => {
  const gauge = new Gauge({
    name: 'valora_scheduler_jobs',
    help: 'Jobs by kind: due, which may be done now, and failing, which failed before.',
    labelNames: ['kind', 'state'] as const,
    registers: [],
    collect: async () => {
      const counted = await backlog().catch(() => undefined)
      gauge.reset()
      if (counted === undefined) return
      for (const kind of billingJobKinds) {
        const found = counted.find((each) => each.kind === kind)
        gauge.set({ kind, state: 'due' }, found?.due ?? 0)
        gauge.set({ kind, state: 'failing' }, found?.failing ?? 0)
      }
    },
  })
  registry.registerMetric(gauge)
}
