import type { Application } from '../../application/application.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import { byId, listBody } from '../convert/list-body.ts'
import { meterBody, meterDraft, meterPatch, meterUsageBody } from '../convert/meters.ts'
import type { Handlers } from '../handler.ts'

export const meterHandlers = (application: Application) => ({
  createMeter: async ({ body, ...caller }) => {
    const meter = await application.createMeter(caller, meterDraft(body))
    return { status: 201, body: meterBody(meter) }
  },
  listMeters: async ({ page, ...caller }) => {
    const found = await application.listMeters(caller, page)
    return { status: 200, body: listBody(page, found, { key: byId, body: meterBody }) }
  },
  getMeter: async ({ params, ...caller }) => {
    const meter = await application.getMeter(caller, params.meter_id)
    return { status: 200, body: meterBody(meter) }
  },
  updateMeter: async ({ params, body, ...caller }) => {
    const meter = await application.updateMeter(caller,
      { id: params.meter_id, patch: meterPatch(body) })
    return { status: 200, body: meterBody(meter) }
  },
  archiveMeter: async ({ params, ...caller }) => {
    const meter = await application.archiveMeter(caller, params.meter_id)
    return { status: 200, body: meterBody(meter) }
  },
  queryMeterUsage: async ({ params, query, ...caller }) => {
    const usage = await application.queryMeterUsage(caller, {
      meterId: params.meter_id,
      customerId: query.customer_id,
      period: { start: parseInstant(query.start), end: parseInstant(query.end) },
      window: query.window ?? 'whole',
      timeZone: query.time_zone,
      groupBy: query.group_by?.split(',') ?? [],
    })
    return { status: 200, body: meterUsageBody(usage) }
  },
}) satisfies Handlers<'createMeter' | 'listMeters' | 'getMeter' | 'updateMeter'
  | 'archiveMeter' | 'queryMeterUsage'>
