import { canonicalJson } from '../../domain/canonical-json.ts'
import { Refusal } from '../../domain/refusal.ts'
import { changeNow, scheduleChange } from '../../domain/subscriptions/change.ts'
import { isBefore } from '../../domain/time/instant.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies, BillingWork } from '../billing/billing-work.ts'
import type { Caller } from '../ports.ts'
import { refuseArchived } from '../references.ts'
import { refuseUnnamedInstant, termsJson } from './change-terms.ts'
import type { ChangeTerms } from './change-terms.ts'
import { holdSubscription } from './hold-subscription.ts'
import type { HeldSubscription } from './hold-subscription.ts'
import { intendedChange } from './intended-change.ts'
import type { IntendedChange } from './intended-change.ts'
import { linesJson, previewedChange } from './previewed-change.ts'
import { saveSubscription } from './save-subscriptions.ts'
import type { StoredChangePreview } from './stored-change-preview.ts'
import type { StoredSubscriptionChange } from './stored-subscription-change.ts'
import { takeCommandTurn } from './take-command-turn.ts'

export type CreateSubscriptionChange = {
  readonly subscriptionId: string
  readonly terms: ChangeTerms
  readonly previewToken: string | undefined
}

/**
 * Changes plan and quantities of a subscription, now or later. With the token of a preview it
 * takes effect at the preview's instant and bills what the preview gave, or not at all (SUB 6).
 */
export const createSubscriptionChange = (dependencies: BillingDependencies) =>
  async (caller: Caller, command: CreateSubscriptionChange): Promise<StoredSubscriptionChange> => {
    const { subscriptionId: id, terms } = command
    refuseUnnamedInstant(terms)
    const action = 'createSubscriptionChange'
    return inBillingWork({ dependencies, caller, action }, async (work) => {
      const held = await holdSubscription(work, { organizationId: caller.organizationId, id })
      const preview = await previewFor(work, { held, command })
      const previewedAt = preview?.effectiveAt
      const intended = await intendedChange(work, { held, terms, previewedAt })
      const { plan, change } = intended
      const isDue = !isBefore(held.now, change.effectiveAt)
      const scheduled = isDue ? undefined : scheduleChange(held.subscription, change)
      refuseArchived(plan === undefined ? [] : [{ pointer: '/plan_id', kept: plan }])
      if (preview !== undefined) await refuseStale(work, { held, intended, preview })
      await work.store.subscriptionChanges.insert(intended.stored)
      const { stored } = intended
      work.audit(caller.organizationId,
        { objectType: 'subscription_change', objectId: stored.id, after: stored })
      if (scheduled === undefined) return applied(work, { held, intended })
      await saveSubscription(work, { ...held, subscription: scheduled })
      return intended.stored
    })
  }

type Intended = { readonly held: HeldSubscription; readonly intended: IntendedChange }

const applied = async (
  work: BillingWork,
  { held, intended: { change, stored } }: Intended,
): Promise<StoredSubscriptionChange> => {
  const turn = changeNow(held.subscription, change)
  const { invoice } = await takeCommandTurn(work, { ...held, turn })
  const { now: appliedAt } = held
  return { ...stored, status: 'applied', appliedAt, invoiceId: invoice?.id ?? null }
}

type Committing =
  { readonly held: HeldSubscription; readonly command: CreateSubscriptionChange }

/** The preview of a token, or the refusal that it was not given for this change (SUB 6.6). */
const previewFor = async (
  { store, dependencies: { sha256 } }: BillingWork,
  { held: { subscription: { stored }, now }, command }: Committing,
): Promise<StoredChangePreview | undefined> => {
  const { previewToken, terms } = command
  if (previewToken === undefined) return undefined
  const preview = await store.changePreviews.find(
    { organizationId: stored.organizationId, tokenHash: sha256(previewToken) })
  const isFor = preview !== undefined && preview.subscriptionId === stored.id
    && isBefore(now, preview.expiresAt)
    && canonicalJson(preview.terms) === canonicalJson(termsJson(terms))
  if (!isFor) throw new Refusal('preview_token_invalid')
  return preview
}

type Previewed = Intended & { readonly preview: StoredChangePreview }

const refuseStale = async (
  work: BillingWork,
  { held, intended: { change }, preview }: Previewed,
): Promise<void> => {
  const current = await previewedChange(work, { held, change })
  if (canonicalJson(linesJson(current.lines)) === canonicalJson(preview.lines)
    && current.total === preview.total) return
  throw new Refusal('preview_stale',
    { previewed_total: preview.total, current_total: current.total })
}
