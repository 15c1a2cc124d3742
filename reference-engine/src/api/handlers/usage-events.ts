import type { Application } from '../../application/application.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import { listBody } from '../convert/list-body.ts'
import { usageEventBody, usageEventDetailBody } from '../convert/stored-usage-events.ts'
import { amendCommand, voidCommand } from '../convert/usage-corrections.ts'
import { usageEventKey, usageEventPlace } from '../convert/usage-event-key.ts'
import {
  batchRejected, cloudEventBatch, ingestionBody, usageBatch,
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
      start: query.start === undefined ? undefined : parseInstant(query.start),
      end: query.end === undefined ? undefined : parseInstant(query.end),
      status: query.status,
      limit,
      after: after === undefined ? undefined : usageEventPlace(after),
    })
    const shown = { key: usageEventKey, body: usageEventBody }
    return { status: 200, body: listBody(page, found, shown) }
  },
  getUsageEvent: async ({ params, query, ...caller }) => {
    const event = await application.getUsageEvent(caller,
      { customerId: query.customer_id, id: params.usage_event_id })
    return { status: 200, body: usageEventDetailBody(event) }
  },
  voidUsageEvent: async ({ params, body, ...caller }) => {
    const voided =
      await application.voidUsageEvent(caller, voidCommand(params.usage_event_id, body))
    return { status: 200, body: usageEventDetailBody(voided) }
  },
  amendUsageEvent: async ({ params, body, ...caller }) => {
    const amended =
      await application.amendUsageEvent(caller, amendCommand(params.usage_event_id, body))
    return { status: 200, body: usageEventDetailBody(amended) }
  },
}) satisfies Handlers<'ingestUsageEvents' | 'listUsageEvents' | 'getUsageEvent'
  | 'voidUsageEvent' | 'amendUsageEvent'>
