import { trace } from '@opentelemetry/api'
import type { Span, Tracer, TracerProvider } from '@opentelemetry/api'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { traceRequests } from './trace-requests.ts'

type Ended = { name: string; attributes: Record<string, unknown> }
const ended: Ended[] = []

/** Keeps what a span was told, as an exporter would be given it. */
const recordingTracer = (): Tracer => ({
  startSpan: (name, options) => {
    const kept: Ended = { name, attributes: { ...options?.attributes } }
    const span = {
      isRecording: () => true,
      setAttribute: (key: string, value: unknown) => { kept.attributes[key] = value },
      setStatus: (status: unknown) => { kept.attributes['status'] = status },
      end: () => { ended.push(kept) },
    }
    return span as unknown as Span
  },
  startActiveSpan: () => { throw new Error('not used') },
})

const app = Fastify()
beforeAll(async () => {
  const provider: TracerProvider = { getTracer: recordingTracer }
  trace.setGlobalTracerProvider(provider)
  traceRequests(app)
  app.get('/v1/things', { config: { operation: { id: 'listThings' } } as never },
    async () => ({ data: [] }))
  app.get('/healthz', async () => ({ status: 'ok' }))
  await app.ready()
})
afterAll(async () => {
  trace.disable()
  await app.close()
})

test('a request of the contract is one span, the engine\'s own are none', async () => {
  await app.inject({ url: '/v1/things' })
  await app.inject({ url: '/healthz' })
  expect(ended).toEqual([{
    name: 'listThings',
    attributes: {
      'http.request.method': 'GET', 'valora.operation': 'listThings',
      'http.response.status_code': 200,
    },
  }])
})
