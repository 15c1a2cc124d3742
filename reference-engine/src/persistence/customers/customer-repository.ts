import { Refusal } from '../../domain/refusal.ts'
import { errorCode } from '../connection/database-unreachable.ts'
import type { Queries } from '../connection/database.ts'
import { changeIngestion } from '../locks.ts'
import { named } from '../named.ts'
import type { Named } from '../named.ts'
import { recordTable } from '../record-table.ts'
import type { PageRequest } from '../record-table.ts'
import { rememberNumber } from '../usage/customer-numbers.ts'
import { customerMapping } from './mapping.ts'
import type { CustomerRecord } from './mapping.ts'

const customers = recordTable({
  table: 'customers',
  mapping: customerMapping,
  tenant: 'organizationId'
})

type Change = Partial<Omit<CustomerRecord, 'organizationId' | 'id' | 'testClockId' | 'createdAt'>>
type Filter = { readonly organizationId: string; readonly externalId?: string | undefined }

const uniqueViolation = '23505'

/** Who is billed. A taken external id is the refusal `external_id_taken`. */
export const customerRepository = (queries: Queries) => ({
  insert: async (customer: CustomerRecord): Promise<void> => {
    if (!(await customers.insertNew(queries, customer))) throw taken(customer.externalId)
  },
  find: (where: Named) => customers.find(queries, named(where)),
  findEach: (wanted: readonly Named[]) => customers.findEach(queries, {
    keys: ['organizationId', 'id'],
    rows: wanted,
    onRow: ({ organization_id, id, number }) => rememberNumber(queries, {
      organizationId: String(organization_id), customerId: String(id), number: Number(number)
    })
  }),
  findForUpdate: (where: Named) => customers.findForUpdate(queries, named(where)),
  update: async (where: Named, set: Change): Promise<number> => {
    // Ingestion remembers who has which external id.
    if (set.externalId !== undefined) await changeIngestion(queries, where.organizationId)
    try {
      return await customers.update(queries, { where: named(where), set })
    } catch (error) {
      throw errorCode(error) === uniqueViolation ? taken(set.externalId ?? null) : error
    }
  },
  page: ({ organizationId, externalId, ...page }: PageRequest & Filter) =>
    customers.page(queries, {
      where: { organizationId, ...(externalId === undefined ? {} : { externalId }) },
      ...page
    })
})

const taken = (externalId: string | null): Refusal =>
  new Refusal('external_id_taken', { external_id: externalId })
