import { sql } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import { instantText } from '../columns.ts'
import type { Queries } from '../connection/database.ts'
import { recordTable } from '../record-table.ts'
import { changePreviewMapping } from './mapping.ts'
import type { ChangePreviewRecord } from './mapping.ts'

const previews = recordTable({
  table: 'change_previews',
  mapping: changePreviewMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfToken = Pick<ChangePreviewRecord, 'organizationId' | 'tokenHash'>
type Expired = Pick<ChangePreviewRecord, 'organizationId' | 'customerId' | 'subscriptionId'>
  & { readonly now: Instant }

/** What previews of changes promised, until they expire. */
export const changePreviewRepository = (queries: Queries) => ({
  insert: (preview: ChangePreviewRecord) => previews.insert(queries, preview),
  find: ({ organizationId, tokenHash }: OfToken) =>
    previews.find(queries, { organizationId, tokenHash }),
  removeExpired: async (
    { organizationId, customerId, subscriptionId, now }: Expired
  ): Promise<void> => {
    await sql`delete from change_previews where bucket = ${bucketOf(organizationId, customerId)}
      and organization_id = ${organizationId} and subscription_id = ${subscriptionId}
      and expires_at <= ${instantText(now)}`.execute(queries)
  }
})
