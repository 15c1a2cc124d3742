import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Rate, errors and duration of every operation; the scheduler adds its own to the registry. */
export const createMetrics = () => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Counter({
      name: 'valora_http_requests_total',
      help: 'Requests answered, by operation and status.',
      labelNames: ['operation', 'method', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'valora_http_request_duration_seconds',
      help: 'Time from a request to the end of its answer, by operation.',
      labelNames: ['operation', 'method'],
      buckets: seconds,
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
