import type { components } from '@valora/spec/types'
import type {
  ReconciledPlace, ReconciledUsage,
} from '../../application/usage-events/usage-ports.ts'
import { formatChecksum } from '../../domain/metering/checksum.ts'

type Entry = components['schemas']['UsageReconciliationEntry']

export const reconciliationEntry = (usage: ReconciledUsage): Entry => ({
  customer_id: usage.customerId,
  meter_id: usage.meterId,
  event_count: usage.eventCount,
  event_checksum: formatChecksum(usage.checksum),
})

/** Where an entry stands in its list; no id holds a space. */
export const reconciliationKey = ({ customerId, meterId }: ReconciledPlace): string =>
  `${customerId} ${meterId}`

export const reconciliationPlace = (key: string): ReconciledPlace => {
  const [customerId = '', meterId = ''] = key.split(' ')
  return { customerId, meterId }
}
