import { createRandom } from '../../demo/random.ts'
import { quantile } from '../measure.ts'
import { hour_ms } from './event-templates.ts'
import { daysOfMonth, newestHours, pastMonth, type Running } from './running.ts'

export type UsageFigures = { queries: number; p50_ms: number; p99_ms: number }

/** The query of what a meter measured for a customer. */
export const usagePath = (
  meterId: string, query: { customer_id: string; start_ms: number; end_ms: number },
): string => {
  const { customer_id, start_ms, end_ms } = query
  const [start = '', end = ''] = [start_ms, end_ms].map((time) => new Date(time).toISOString())
  return `/meters/${meterId}/usage?${new URLSearchParams({ customer_id, start, end }).toString()}`
}

/** A month of one customer at a time, one query after the other: sums and counts in turn. */
export const queryUsage = async (running: Running, queries: number): Promise<UsageFigures> => {
  const { load, tenant: { customerIds, sumMeterId, countMeterId }, now_ms, progress } = running
  progress(`${queries} queries of ${daysOfMonth} days of usage`)
  const random = createRandom(7)
  const { first_hour_ms: start_ms } = pastMonth(now_ms, 1)
  const end_ms = newestHours(now_ms).first_hour_ms + hour_ms
  const paths = Array.from({ length: queries }, (_, index) => {
    const customer_id = customerIds[random.integer(0, customerIds.length - 1)] ?? ''
    const query = { customer_id, start_ms, end_ms }
    return usagePath(index % 2 === 0 ? sumMeterId : countMeterId, query)
  })
  await load.order({ kind: 'read', paths: paths.slice(0, 20), connections: 1 })
  const { latencies_ms } = await load.order({ kind: 'read', paths, connections: 1 })
  return {
    queries, p50_ms: quantile([...latencies_ms], 0.5), p99_ms: quantile([...latencies_ms], 0.99),
  }
}
