import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Span } from '@opentelemetry/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { operationOf } from './operation-of.ts'

/**
 * One OpenTelemetry span for each request of the contract, named by its operation and continued
 * from the caller's `traceparent`. Without an OpenTelemetry SDK in the process it does nothing.
 */
export const traceRequests = (app: FastifyInstance): void => {
  const tracer = trace.getTracer('valora-engine')
  const spans = new WeakMap<FastifyRequest, Span>()
  app.addHook('onRequest', (request, _, done) => {
    const operation = operationOf(request)
    if (operation === undefined) return done()
    const parent = propagation.extract(context.active(), request.headers)
    const attributes = { 'http.request.method': request.method, 'valora.operation': operation }
    const span = tracer.startSpan(operation, { kind: SpanKind.SERVER, attributes }, parent)
    // Without an SDK, and where a sampler leaves the request out, there is nothing to tell.
    if (span.isRecording()) spans.set(request, span)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request)
    span?.setAttribute('http.response.status_code', reply.statusCode)
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
    span?.end()
    done()
  })
}
