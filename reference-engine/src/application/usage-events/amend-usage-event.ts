import type { Fault } from '../../domain/fault.ts'
import type { UsageEvent } from '../../domain/metering/usage-event.ts'
import type { Caller } from '../ports.ts'
import { correctUsageEvent } from './correct-usage-event.ts'
import type {
  Corrected, CorrectionCommand, CorrectionDependencies, HeldUsageEvent,
} from './correct-usage-event.ts'
import { judgePayload } from './judge-event.ts'
import type { UsageEventWithHistory } from './stored-usage-event.ts'

type Payload = Omit<UsageEvent, 'id'>

/** What is left out stays as it is. */
export type AmendUsageEvent = CorrectionCommand
  & { readonly [Name in keyof Payload]?: Payload[Name] | undefined }

/** Revisions of one event at most (USG 6.2). */
const revisions_max = 100

/** Gives an event a new payload that a new event could have; the old one is kept (USG 6.2). */
export const amendUsageEvent = (dependencies: CorrectionDependencies) =>
  (caller: Caller, amended: AmendUsageEvent): Promise<UsageEventWithHistory> =>
    correctUsageEvent(dependencies, {
      action: 'amend',
      operation: 'amendUsageEvent',
      correctedFrom: (held) => judged(dependencies, held, amended),
    })(caller, amended)

// oxlint-disable-next-line max-params
const judged = async (
  dependencies: CorrectionDependencies,
  { store: { meters }, before, now }: HeldUsageEvent,
  { eventName, timestamp, properties }: AmendUsageEvent,
): Promise<Corrected> => {
  const { organizationId, id, revision } = before
  const payload: UsageEvent = {
    id,
    eventName: eventName ?? before.eventName,
    timestamp: timestamp ?? before.timestamp,
    properties: properties ?? before.properties,
  }
  const catalogue = await meters.catalogue({ organizationId })
  const metersByEventName =
    Map.groupBy(catalogue.meters, ({ definition }) => definition.eventName)
  const { payloadHash, faults } =
    judgePayload(dependencies, { payload, metersByEventName, now })
  return {
    after: { ...before, ...payload, payloadHash, revision: revision + 1 },
    faults: revision < revisions_max ? faults : [...faults, tooMany],
  }
}

const tooMany: Fault = {
  pointer: '',
  code: 'usage_revisions_too_many',
  detail: `An event has ${revisions_max} payloads at most.`,
}
