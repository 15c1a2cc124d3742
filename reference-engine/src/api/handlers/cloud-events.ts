import type { Application } from '../../application/application.ts'
import { assert } from '../../domain/assert.ts'
import { batchRejected, cloudEvent, ingestionBody } from '../convert/usage-events.ts'
import type { Handlers } from '../handler.ts'

export const cloudEventHandlers = (application: Application) => ({
  ingestCloudEvent: async (request) => {
    // The reader has made the headers and the body of binary mode one event.
    assert(request.mediaType === 'application/cloudevents+json', 'an event is structured by now')
    const { command, pointer } = cloudEvent(request.body)
    const ingested = await application.ingestUsageEvents(request, command)
    if (ingested.state === 'refused') throw batchRejected(ingested.results, pointer)
    const [result] = ingestionBody(ingested, pointer).results
    assert(result !== undefined, 'one event has one result')
    return { status: 200, body: result }
  },
}) satisfies Handlers<'ingestCloudEvent'>
