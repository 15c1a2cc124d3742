import type { Instant } from '../../domain/time/instant.ts'
import type { Named, Page, PageRequest, Tenant } from '../ports.ts'
import type { TaxRate } from './tax-rate.ts'

export type TaxRates = {
  insert(rate: TaxRate): Promise<void>
  find(where: Named): Promise<TaxRate | undefined>
  /** Held until the transaction ends. */
  findForUpdate(where: Named): Promise<TaxRate | undefined>
  /** Of any number of organizations in one statement; one that is not there is left out. */
  findEach(named: readonly Named[]): Promise<TaxRate[]>
  archive(where: Named, archivedAt: Instant): Promise<unknown>
  page(wanted: PageRequest & Tenant): Promise<Page<TaxRate>>
}
