import { tenants } from './0001-tenants.ts'
import { catalogue } from './0002-catalogue.ts'
import { usage } from './0003-usage.ts'
import { billing } from './0004-billing.ts'
import { operations } from './0005-operations.ts'
import { metering } from './0006-metering.ts'
import { priceModifiers } from './0007-price-modifiers.ts'
import { planVersions } from './0008-plan-versions.ts'
import { lateUsage } from './0009-late-usage.ts'
import { ingestFunction } from './0010-ingest-function.ts'
import { subscriptionsAndInvoices } from './0011-subscriptions-and-invoices.ts'
import { credits } from './0012-credits.ts'
import { lookups } from './0013-lookups.ts'
import { neighbours } from './0014-neighbours.ts'
import { openPeriods } from './0015-open-periods.ts'
import type { Migration } from './migration.ts'

/** Every migration there is, in the order it is applied. New ones go to the end. */
export const migrations: readonly Migration[] = [
  tenants, catalogue, usage, billing, operations, metering, priceModifiers,
  planVersions, lateUsage, ingestFunction, subscriptionsAndInvoices, credits, lookups,
  neighbours, openPeriods
]
