import type { Instant } from '../domain/time/instant.ts'
import type { ApiKey } from './api-keys/api-key.ts'
import type { AuditEntry } from './audit-entry.ts'
import type { BillingStore } from './billing-ports.ts'
import type { Customer } from './customers/customer.ts'
import type { StoredMeter } from './meters/stored-meter.ts'
import type { Organization } from './organizations/organization.ts'
import type { StoredPlan, StoredPlanVersion } from './plans/stored-plan.ts'
import type { StoredPrice } from './prices/stored-price.ts'
import type { Product } from './products/product.ts'
import type { TestClockEffects, TestClocks } from './test-clocks/test-clock-ports.ts'
import type {
  MeterCatalogue, MeteredCustomers, UsageCorrections, UsageEvents, UsageReconciliation,
} from './usage-events/usage-ports.ts'

export type { TestClocks } from './test-clocks/test-clock-ports.ts'

/** Who calls: every use case is told, and nothing outside `organizationId` is within its reach. */
export type Caller = {
  readonly organizationId: string
  /** The id of an API key, `platform`, `anonymous` or `scheduler`. */
  readonly actor: string
  readonly requestId: string
}

export type Tenant = { readonly organizationId: string }
/** One object of one organization: another organization's is as good as none (SEC 1). */
export type Named = Tenant & { readonly id: string }
export type Several = Tenant & { readonly ids: readonly string[] }

/** At most `limit` objects, older than the one whose key is `after`. */
export type PageRequest = { readonly limit: number; readonly after?: string | undefined }
/** Newest first; `hasMore` tells whether older ones follow. */
export type Page<Kept> = { readonly records: readonly Kept[]; readonly hasMore: boolean }

type Finding<Kept> = {
  find(where: Named): Promise<Kept | undefined>
  /** Held until the transaction ends. */
  findForUpdate(where: Named): Promise<Kept | undefined>
}
type FindingMany<Kept> = { findMany(where: Several): Promise<Kept[]> }
type Paging<Kept, Filter = unknown> = {
  page(wanted: PageRequest & Tenant & Filter): Promise<Page<Kept>>
}
type Archiving = { archive(where: Named, archivedAt: Instant): Promise<unknown> }

export type Organizations = {
  insert(organization: Organization): Promise<void>
  find(organizationId: string): Promise<Organization | undefined>
  /** In any order; one that is not there is left out. */
  findEach(ids: readonly string[]): Promise<readonly Organization[]>
  findForUpdate(organizationId: string): Promise<Organization | undefined>
  update(organizationId: string, set: Partial<Omit<Organization, 'id'>>): Promise<unknown>
  page(wanted: PageRequest): Promise<Page<Organization>>
}

export type ApiKeys = Finding<ApiKey> & Paging<ApiKey> & {
  insert(key: ApiKey): Promise<void>
  /** The key with this secret, revoked or not: what tells which organization calls. */
  findBySecretHash(secretHash: Uint8Array): Promise<ApiKey | undefined>
  /** Whether it was live until now. */
  revoke(where: Named, revokedAt: Instant): Promise<boolean>
}

type CustomerChange =
  Partial<Omit<Customer, 'organizationId' | 'id' | 'testClockId' | 'createdAt'>>

export type Customers = Finding<Customer>
  & Paging<Customer, { readonly externalId?: string | undefined }> & {
    /** A taken external id is the refusal `external_id_taken`. */
    insert(customer: Customer): Promise<void>
    /** Of any number of organizations, in any order; one that is not there is left out. */
    findEach(named: readonly Named[]): Promise<readonly Customer[]>
    update(where: Named, set: CustomerChange): Promise<unknown>
  }

/** What may change of an object whose meaning stays: everything else is immutable. */
type Relabeling<Kept, Label extends keyof Kept> = {
  update(where: Named, set: Partial<Pick<Kept, Label>>): Promise<unknown>
}

export type Meters = Finding<StoredMeter> & FindingMany<StoredMeter> & Paging<StoredMeter>
  & Relabeling<StoredMeter, 'name' | 'metadata'> & {
    catalogue(of: Tenant): Promise<MeterCatalogue>
  }

/** What changes an organization's meters; ingestion of the organization waits meanwhile. */
export type MeterChanges = Archiving & { create(meter: StoredMeter): Promise<void> }

export type Products = Finding<Product> & FindingMany<Product> & Paging<Product> & Archiving
  & Relabeling<Product, 'name' | 'description' | 'metadata'> & {
    insert(product: Product): Promise<void>
  }

export type Prices = Finding<StoredPrice> & FindingMany<StoredPrice> & Archiving
  & Relabeling<StoredPrice, 'name' | 'metadata'>
  & Paging<StoredPrice, { readonly productId?: string | undefined }> & {
    insert(price: StoredPrice): Promise<void>
  }

type VersionsOf = Tenant & { readonly planId: string }
type OneVersion = VersionsOf & Named

export type Plans = Finding<StoredPlan> & Paging<StoredPlan> & Archiving
  & Relabeling<StoredPlan, 'name' | 'description' | 'metadata'> & {
    insert(plan: StoredPlan): Promise<void>
    findVersion(where: OneVersion): Promise<StoredPlanVersion | undefined>
    versionPage(wanted: PageRequest & VersionsOf): Promise<Page<StoredPlanVersion>>
    /** The greatest number of the plan's versions; hold the plan, or another may take the next. */
    lastVersionNumber(where: VersionsOf): Promise<number>
    insertVersion(version: StoredPlanVersion): Promise<void>
    /** Makes a draft the plan's current version, from now on unchangeable. */
    publishVersion(where: OneVersion, publishedAt: Instant): Promise<unknown>
  }

export type AuditEntries = { append(...entries: readonly AuditEntry[]): Promise<void> }

/** What one transaction sees and changes. Nothing of it is kept when the transaction fails. */
export type Store = BillingStore & {
  readonly organizations: Organizations
  readonly apiKeys: ApiKeys
  readonly customers: Customers
  readonly meters: Meters
  readonly meterChanges: MeterChanges
  readonly meteredCustomers: MeteredCustomers
  readonly usageEvents: UsageEvents
  readonly usageCorrections: UsageCorrections
  readonly usageReconciliation: UsageReconciliation
  readonly products: Products
  readonly prices: Prices
  readonly plans: Plans
  readonly testClocks: TestClocks
  readonly testClockEffects: TestClockEffects
  readonly auditEntries: AuditEntries
}

/** What reads outside a transaction see. */
export type Reads = Omit<Store,
  'meterChanges' | 'usageCorrections' | 'auditEntries' | 'lockUsage' | 'closeUsageWindows'
  | 'reopenUsageWindows' | 'releaseUsageWindows' | 'endUsageWindows' | 'part'>

/** Runs `work` in one transaction; it may run again after a race, so it only touches the store. */
export type Transact = <Result>(work: (store: Store) => Promise<Result>) => Promise<Result>
export type Read = <Result>(work: (store: Reads) => Promise<Result>) => Promise<Result>
