import type { components } from '@valora/spec/types'
import { statusOf } from '../../application/usage-events/correct-usage-event.ts'
import type {
  StoredUsageEvent, UsageEventWithHistory, UsageEventRevision,
} from '../../application/usage-events/stored-usage-event.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import { instantOrNull } from './instant-or-null.ts'

type Schemas = components['schemas']

export const usageEventBody = (event: StoredUsageEvent): Schemas['UsageEvent'] => ({
  id: event.id,
  event_name: event.eventName,
  customer_id: event.customerId,
  timestamp: formatInstant(event.timestamp),
  properties: event.properties,
  received_at: formatInstant(event.receivedAt),
  status: statusOf(event),
  revision: event.revision,
  voided_at: instantOrNull(event.voidedAt),
})

export const usageEventDetailBody = (event: UsageEventWithHistory): Schemas['UsageEventDetail'] =>
  ({ ...usageEventBody(event), history: event.history.map(revisionBody) })

const revisionBody = (revision: UsageEventRevision): Schemas['UsageEventRevision'] => ({
  revision: revision.revision,
  event_name: revision.eventName,
  timestamp: formatInstant(revision.timestamp),
  properties: revision.properties,
  recorded_at: formatInstant(revision.recordedAt),
  replaced_at: formatInstant(revision.replacedAt),
  reason: revision.reason,
})
