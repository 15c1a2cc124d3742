import type { Application } from '../../application/application.ts'
import { listBody } from '../convert/list-body.ts'
import { usageEventKey, usageEventPlace } from '../convert/usage-event-key.ts'
import {
  batchRejected, cloudEventBatch, ingestionBody, usageBatch, usageEventBody,
} from '../convert/usage-events.ts'
import type { Handlers } from '../handler.ts'

export const usageEventHandlers = (application: Application) => ({
  ingestUsageEvents: async (request) => {
    const { command, pointer } = request.mediaType === 'application/json'
      ? usageBatch(request.body)
      : cloudEventBatch(request.body)
    const ingested = await application.ingestUsageEvents(request, command)
    if (ingested.state === 'refused') throw batchRejected(ingested.results, pointer)
    return { status: 200, body: ingestionBody(ingested, pointer) }
  },
  listUsageEvents: async ({ query, page, ...caller }) => {
    const { limit, after } = page
    const found = await application.listUsageEvents(caller, {
      customerId: query.customer_id,
      eventName: query.event_name,
      limit,
      after: after === undefined ? undefined : usageEventPlace(after),
    })
    const shown = { key: usageEventKey, body: usageEventBody }
    return { status: 200, body: listBody(page, found, shown) }
  },
  getUsageEvent: async ({ params, query, ...caller }) => {
    const event = await application.getUsageEvent(caller,
      { customerId: query.customer_id, id: params.usage_event_id })
    return { status: 200, body: usageEventBody(event) }
  },
}) satisfies Handlers<'ingestUsageEvents' | 'listUsageEvents' | 'getUsageEvent'>
