import type { UsageEventInput, UsageIngestion } from '@valora/spec/types'
import type { Api } from '../api/api.ts'
import type { Random } from '../random.ts'
import { Inconclusive } from '../signals.ts'
import type { EventInput, Given } from './given.ts'
import { prerequisite } from './prerequisite.ts'

const batchSize = 1000

const requireAccepted = ({ results }: UsageIngestion): void => {
  const odd = results.find(({ status }) => status !== 'accepted')
  if (odd === undefined) return
  const why = odd.problem === undefined ? '' : ` (${odd.problem.code})`
  throw new Inconclusive('ingestUsageEvents',
    `ingestUsageEvents: event ${odd.index} is ${odd.status}${why}, needed is accepted.`)
}

/** Ingests events in batches and requires that each is accepted. */
export const ingest = ({ api, random }: { api: Api; random: Random }): Given['ingest'] =>
  async (customer, events) => {
    const complete = events.map((event: EventInput): UsageEventInput => ({
      id: `evt-${random.text(16)}`,
      ...event,
      customer_id: customer.id,
    }))
    for (let start = 0; start < complete.length; start += batchSize) {
      const batch = complete.slice(start, start + batchSize)
      const answer = await prerequisite('ingestUsageEvents', 200, async () =>
        api.post<UsageIngestion>('/usage-events', { events: batch }))
      requireAccepted(answer)
    }
    return complete
  }
