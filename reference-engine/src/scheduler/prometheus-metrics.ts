import { Counter, Gauge, Histogram } from 'prom-client'
import type { Registry } from 'prom-client'
import type { SchedulerMetrics } from './scheduler-metrics.ts'

const duration_buckets_seconds = [0.005, 0.025, 0.1, 0.5, 1, 5, 15, 60]

/** The seven scheduler metrics, registered with the registry that /metrics serves. */
export const prometheusMetrics = (
  registry: Registry,
  jobs: readonly string[],
): SchedulerMetrics => {
  const labelNames = ['job'] as const
  const counter = (name: string, help: string) => {
    const made = new Counter({ name, help, labelNames, registers: [registry] })
    // A series that is there from the start reads 0 rather than nothing.
    for (const job of jobs) made.inc({ job }, 0)
    return made
  }
  const runs = counter('valora_scheduler_job_runs_total', 'Runs of a job, failed ones included.')
  const timeouts = counter('valora_scheduler_job_timeouts_total', 'Runs that took too long.')
  const errors = counter('valora_scheduler_job_errors_total', 'Runs that failed as a whole.')
  const processed = counter('valora_scheduler_batch_processed_total', 'Subjects that were done.')
  const deferred = counter('valora_scheduler_batch_deferred_total',
    'Subjects that failed and were put back for later.')
  const duration = new Histogram({
    name: 'valora_scheduler_job_duration_seconds',
    help: 'How long a run of a job took.',
    labelNames,
    buckets: duration_buckets_seconds,
    registers: [registry],
  })
  const lag = new Gauge({
    name: 'valora_scheduler_runloop_lag_seconds',
    help: 'How much later than planned the last run of a job began.',
    labelNames,
    registers: [registry],
  })
  return {
    ran: ({ job, duration_seconds }) => {
      runs.inc({ job })
      duration.observe({ job }, duration_seconds)
    },
    timedOut: (job) => timeouts.inc({ job }),
    failed: (job) => errors.inc({ job }),
    processed: (job, count) => processed.inc({ job }, count),
    deferred: (job, count) => deferred.inc({ job }, count),
    lagged: ({ job, lag_seconds }) => lag.set({ job }, lag_seconds),
  }
}
