import { refuseArchived } from '../references.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import type { InvoicePreview } from '../invoices/preview-invoice.ts'
import type { Caller } from '../ports.ts'
import { refuseUnnamedInstant, termsJson } from './change-terms.ts'
import type { ChangeTerms } from './change-terms.ts'
import { holdSubscription } from './hold-subscription.ts'
import { intendedChange } from './intended-change.ts'
import { linesJson, previewedChange } from './previewed-change.ts'
import { ofSubscription } from './read-subscriptions.ts'

export type PreviewSubscriptionChange = {
  readonly subscriptionId: string
  readonly terms: ChangeTerms
}

export type ChangePreview = InvoicePreview & {
  readonly subscriptionId: string
  readonly effectiveAt: Instant
  readonly expiresAt: Instant
  readonly previewToken: string
}

const valid_hours = 24

/** What a change would bill, with a token by which exactly that can be asked for (SUB 6). */
export const previewSubscriptionChange = (dependencies: BillingDependencies) =>
  async (caller: Caller, { subscriptionId, terms }: PreviewSubscriptionChange,
  ): Promise<ChangePreview> => {
    refuseUnnamedInstant(terms)
    const action = 'previewSubscriptionChange'
    return inBillingWork({ dependencies, caller, action }, async (work) => {
      const { organizationId } = caller
      const held = await holdSubscription(work, { organizationId, id: subscriptionId })
      const { change, plan } = await intendedChange(work, { held, terms })
      const preview = await previewedChange(work, { held, change })
      refuseArchived(plan === undefined ? [] : [{ pointer: '/plan_id', kept: plan }])
      const { effectiveAt } = change
      const { subscription, now } = held
      const of = ofSubscription(subscription.stored)
      const expiresAt = now.add({ hours: valid_hours })
      const previewToken = Buffer.from(dependencies.randomBytes(24)).toString('base64url')
      await work.store.changePreviews.removeExpired({ ...of, now })
      await work.store.changePreviews.insert({
        ...of, tokenHash: dependencies.sha256(previewToken), terms: termsJson(terms),
        effectiveAt, expiresAt, lines: linesJson(preview.lines), total: preview.total,
      })
      return { ...preview, subscriptionId, effectiveAt, expiresAt, previewToken }
    })
  }
