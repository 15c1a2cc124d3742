import type { FastifyInstance } from 'fastify'
import { operationOf } from './operation-of.ts'
import type { ServerOptions } from './server.ts'
import { traceRequests } from './trace-requests.ts'

type Observing = Pick<ServerOptions, 'metrics' | 'ping'>

/** The endpoints by which operators watch the engine, and what is counted and logged for them. */
export const observe = (app: FastifyInstance, { metrics, ping }: Observing): void => {
  traceRequests(app)
  app.addHook('onResponse', (request, { statusCode: status, elapsedTime }, done) => {
    const operation = operationOf(request)
    if (operation === undefined) return done()
    const { method } = request
    metrics.requests.inc({ operation, method, status })
    metrics.requestSeconds.observe({ operation, method }, elapsedTime / 1000)
    const duration_ms = Math.round(elapsedTime * 1000) / 1000
    app.log.info({ request_id: request.id, operation, status, duration_ms }, 'answered')
    done()
  })
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    try {
      await ping()
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'database unreachable' })
    }
  })
  app.get('/metrics', async (_, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()))
}
