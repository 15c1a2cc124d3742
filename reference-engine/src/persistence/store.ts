import { apiKeyRepository } from './organizations/api-key-repository.ts'
import { auditEntryRepository } from './audit/audit-entry-repository.ts'
import { billingPeriodRepository } from './subscriptions/billing-period-repository.ts'
import { changePreviewRepository } from './subscriptions/change-preview-repository.ts'
import {
  closeUsageWindows, endUsageWindows, reopenUsageWindows
} from './usage/close-usage-windows.ts'
import { closedUsageWindows } from './usage/closed-usage-windows.ts'
import { pendingUsageWindows, releaseUsageWindows } from './usage/pending-usage-windows.ts'
import { creditRepositories } from './credits/credit-repositories.ts'
import type { Database, Queries, Transaction, TransactionOptions } from './connection/database.ts'
import { savepoint } from './connection/savepoint.ts'
import { customerRepository } from './customers/customer-repository.ts'
import { idempotencyRepository } from './idempotency/idempotency-repository.ts'
import { batchIngestion } from './usage/ingest-batch.ts'
import { invoiceLineRepository } from './invoices/invoice-line-repository.ts'
import { invoiceRepository } from './invoices/invoice-repository.ts'
import { jobRepository } from './jobs/job-repository.ts'
import { lockUsage } from './locks.ts'
import { meterChanges, meterRepository } from './meters/meter-repository.ts'
import { organizationRepository } from './organizations/organization-repository.ts'
import { planRepository } from './catalogue/plan-repository.ts'
import { paymentRepository } from './invoices/payment-repository.ts'
import { priceRepository } from './catalogue/price-repository.ts'
import { productRepository } from './catalogue/product-repository.ts'
import {
  subscriptionChangeRepository
} from './subscriptions/subscription-change-repository.ts'
import { subscriptionRepository } from './subscriptions/subscription-repository.ts'
import { testClockEffectRepository } from './test-clocks/test-clock-effect-repository.ts'
import { testClockRepository } from './test-clocks/test-clock-repository.ts'
import { usageEventRepository } from './usage/usage-event-repository.ts'
import { meteredCustomers } from './usage/usage-place.ts'
import { usageOfCustomers, usageQuantities } from './usage/usage-quantity.ts'
import { usageCorrections } from './usage/usage-corrections.ts'
import { usageReconciliation } from './usage/usage-reconciliation.ts'
import { usageTransactions } from './usage/usage-transactions.ts'

const repositories = (queries: Queries) => ({
  organizations: organizationRepository(queries),
  apiKeys: apiKeyRepository(queries),
  customers: customerRepository(queries),
  testClocks: testClockRepository(queries),
  testClockEffects: testClockEffectRepository(queries),
  meters: meterRepository(queries),
  meteredCustomers: meteredCustomers(queries),
  usageEvents: usageEventRepository(queries),
  usageQuantities: (wanted: Parameters<typeof usageQuantities>[1]) =>
    usageQuantities(queries, wanted),
  usageOfCustomers: (windows: Parameters<typeof usageOfCustomers>[1]) =>
    usageOfCustomers(queries, windows),
  closedUsageWindows: (wanted: Parameters<typeof closedUsageWindows>[1]) =>
    closedUsageWindows(queries, wanted),
  pendingUsageWindows: (of: Parameters<typeof pendingUsageWindows>[1]) =>
    pendingUsageWindows(queries, of),
  usageReconciliation: (wanted: Parameters<typeof usageReconciliation>[1]) =>
    usageReconciliation(queries, wanted),
  usageTransactions: (windows: Parameters<typeof usageTransactions>[1]) =>
    usageTransactions(queries, windows),
  products: productRepository(queries),
  prices: priceRepository(queries),
  plans: planRepository(queries),
  subscriptions: subscriptionRepository(queries),
  billingPeriods: billingPeriodRepository(queries),
  subscriptionChanges: subscriptionChangeRepository(queries),
  changePreviews: changePreviewRepository(queries),
  invoices: invoiceRepository(queries),
  invoiceLines: invoiceLineRepository(queries),
  payments: paymentRepository(queries),
  ...creditRepositories(queries),
  idempotency: idempotencyRepository(queries),
  jobs: jobRepository(queries),
  auditEntries: auditEntryRepository(queries)
})

const within = (transaction: Transaction) => ({
  ...repositories(transaction),
  meterChanges: meterChanges(transaction),
  /** Keeps ingestion out of these customers' usage until the transaction ends. */
  lockUsage: (customers: Parameters<typeof lockUsage>[1]) => lockUsage(transaction, customers),
  usageCorrections: usageCorrections(transaction),
  closeUsageWindows: (windows: Parameters<typeof closeUsageWindows>[1]) =>
    closeUsageWindows(transaction, windows),
  reopenUsageWindows: (shares: Parameters<typeof reopenUsageWindows>[1]) =>
    reopenUsageWindows(transaction, shares),
  releaseUsageWindows: (of: Parameters<typeof releaseUsageWindows>[1]) =>
    releaseUsageWindows(transaction, of),
  endUsageWindows: (subscriptions: Parameters<typeof endUsageWindows>[1]) =>
    endUsageWindows(transaction, subscriptions),
  /** Runs a part whose failure undoes only itself. */
  part: <Result>(work: () => Promise<Result>) => savepoint(transaction, work)
})

/** Everything stored, each statement its own transaction. */
export type Repositories = ReturnType<typeof repositories>

/** Everything stored, inside one transaction. */
export type TransactionRepositories = ReturnType<typeof within>

/** What the application is given: repositories, transactions over them, and ingestion. */
export const createStore = (database: Database) => ({
  ...repositories(database.queries),
  transaction: <Result>(
    work: (repositories: TransactionRepositories) => Promise<Result>,
    options?: TransactionOptions
  ): Promise<Result> => database.transaction((transaction) => work(within(transaction)), options),
  ingest: batchIngestion(database),
  ping: () => database.ping()
})

export type Store = ReturnType<typeof createStore>
