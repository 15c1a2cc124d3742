import { sql } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import { bucketOf } from '../bucket.ts'
import type { Queries } from '../connection/database.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { creditBalances } from './credit-balances.ts'
import { creditEntryMapping, creditGrantMapping } from './mapping.ts'
import type { CreditEntryRecord, CreditGrantRecord } from './mapping.ts'
import { postEntries } from './post-entries.ts'

const grants = recordTable({
  table: 'credit_grants',
  mapping: creditGrantMapping,
  tenant: 'organizationId',
  bucketed: true
})

const entries = recordTable({
  table: 'credit_entries',
  mapping: creditEntryMapping,
  tenant: 'organizationId',
  bucketed: true
})

type OfCustomer = Pick<CreditGrantRecord, 'organizationId' | 'customerId'>
type OfInvoice = OfCustomer & { readonly invoiceId: string }
type NamedOfCustomer = Named & OfCustomer
type GrantFilter = Pick<CreditGrantRecord, 'organizationId'>
  & { readonly customerId?: string | undefined }
type EntryFilter = OfCustomer & {
  readonly creditGrantId?: string | undefined
  readonly currency?: string | undefined
}

/** What customers have with the organization, and the ledger that says how it came about. */
export const creditGrantRepository = (queries: Queries) => ({
  insert: (added: readonly CreditGrantRecord[]) => grants.insertMany(queries, added),
  find: (where: Named) => grants.find(queries, named(where)),
  findForUpdate: (where: Named) => grants.findForUpdate(queries, named(where)),
  findEachForUpdate: (wanted: readonly NamedOfCustomer[]) => grants.findEach(queries,
    { keys: ['organizationId', 'customerId', 'id'], rows: wanted, order: ['id'], lock: true }),
  openForUpdate: (of: readonly OfCustomer[]) => grants.findEach(queries, {
    keys: ['organizationId', 'customerId'], rows: unique(of), order: ['id'],
    only: 't.remaining > 0', lock: true
  }),
  post: (posted: readonly CreditEntryRecord[]) => postEntries(queries, posted),
  end: (
    { organizationId, customerId, id }: NamedOfCustomer,
    set: { readonly expiredAt: Instant | null } | { readonly voidedAt: Instant | null }
  ) => grants.update(queries, { where: { organizationId, customerId, id }, set }),
  page: ({ organizationId, customerId, ...page }: PageRequest & GrantFilter) =>
    grants.page(queries, {
      where: { organizationId, ...(customerId === undefined ? {} : { customerId }) }, ...page
    }),
  balances: (wanted: Parameters<typeof creditBalances>[1]) => creditBalances(queries, wanted),
  entries: (
    { organizationId, customerId, creditGrantId, currency, ...page }: PageRequest & EntryFilter
  ) => entries.page(queries, {
    where: {
      organizationId, customerId,
      ...(creditGrantId === undefined ? {} : { creditGrantId }),
      ...(currency === undefined ? {} : { currency })
    },
    ...page
  }),
  appliedTo: (invoices: readonly OfInvoice[]) => entries.findEach(queries, {
    keys: ['organizationId', 'customerId', 'invoiceId'], rows: invoices, order: ['id'],
    only: "t.type = 'applied'"
  }),
  fromInvoice: ({ organizationId, customerId, invoiceId }: OfInvoice) => grants.all(queries, {
    where: { organizationId, customerId, invoiceId, origin: 'negative_invoice' }, order: 'id'
  }),
  isUsed: (where: NamedOfCustomer) => isUsed(queries, where)
})

const unique = (of: readonly OfCustomer[]): OfCustomer[] =>
  [...new Map(of.map(({ organizationId, customerId }) =>
    [`${organizationId}/${customerId}`, { organizationId, customerId }])).values()]

const isUsed = async (
  queries: Queries,
  { organizationId, customerId, id }: NamedOfCustomer
): Promise<boolean> => {
  const { rows } = await sql<{ used: boolean }>`select coalesce(sum(amount) < 0, false) as used
    from credit_entries where bucket = ${bucketOf(organizationId, customerId)}
      and organization_id = ${organizationId} and customer_id = ${customerId}
      and credit_grant_id = ${id} and type in ('applied', 'restored')`.execute(queries)
  return rows[0]?.used === true
}
