import { createValora } from '@valora/sdk'
import { workOff } from '../work-off.ts'
import { meterBodies } from './event-templates.ts'
import type { Target } from './load-order.ts'

export type Tenant = Target & { organizationId: string; sumMeterId: string; countMeterId: string }

export const customersOfBench = 1000

/** An organization with the bench's meters and customers, made over the API. */
export const createTenant = async (baseUrl: string, platformKey: string): Promise<Tenant> => {
  const platform = createValora({ baseUrl, apiKey: platformKey })
  const { organization, api_key: { secret: apiKey } } =
    await platform.createOrganization({ body: { name: 'Bench of ingestion' } })
  const valora = createValora({ baseUrl, apiKey })
  const [sum, count] = meterBodies
  const { id: sumMeterId } = await valora.createMeter({ body: sum })
  const { id: countMeterId } = await valora.createMeter({ body: count })
  const customerIds: string[] = []
  const work = async (index: number): Promise<number> => {
    const body = { name: `Customer ${index}`, time_zone: 'UTC' }
    customerIds.push((await valora.createCustomer({ body })).id)
    return 1
  }
  const jobs = Array.from({ length: customersOfBench }, (_, index) => index)
  await workOff({ jobs, lanes: 16, limit_ms: Infinity, work })
  return { baseUrl, apiKey, customerIds, organizationId: organization.id, sumMeterId, countMeterId }
}
