import type {
  Coupon, CouponCreate, Discount, Invoice, InvoiceLine, Organization, OrganizationUpdate,
  Subscription, SubscriptionCancel, SubscriptionChange, SubscriptionChangeCreate,
  SubscriptionPause, SubscriptionResume, TaxRate, TaxRateCreate,
} from '@valora/spec/types'
import type { Api } from '../api/api.ts'
import type { Random } from '../random.ts'
import type { Given } from './given.ts'
import { prerequisite } from './prerequisite.ts'

type Identified = { id: string }

/** What a subscription has been billed: an invoice with its lines. */
export type Billed = { invoice: Invoice; lines: InvoiceLine[] }

/** Steps that bring a subscription to where a check begins. */
export type Steps = {
  settings(values: OrganizationUpdate): Promise<Organization>
  change(subscription: Identified, terms: SubscriptionChangeCreate): Promise<SubscriptionChange>
  pause(subscription: Identified, values?: SubscriptionPause): Promise<Subscription>
  resume(subscription: Identified, values?: SubscriptionResume): Promise<Subscription>
  cancel(subscription: Identified, values: SubscriptionCancel): Promise<Subscription>
  /** Records a payment; of all that remains when no amount is given. */
  pay(invoice: Invoice, amount?: string): Promise<Invoice>
  finalize(invoice: Identified): Promise<Invoice>
  void(invoice: Identified): Promise<Invoice>
  /** All invoices of a subscription with their lines, oldest first. */
  billed(subscription: Identified): Promise<Billed[]>
  /** An exclusive rate unless told else. */
  taxRate(percentage: string, values?: Partial<TaxRateCreate>): Promise<TaxRate>
  /** Gives the customer a new coupon, which lasts for ever unless told else. */
  discount(customer: Identified, coupon: Partial<CouponCreate>): Promise<Discount>
}

type Parts = { api: Api; random: Random }

type OfSubscription = Pick<Steps, 'change' | 'pause' | 'resume' | 'cancel'>

const ofSubscription = ({ api }: Parts): OfSubscription => {
  const act = async (step: string, path: string, body: object): Promise<Subscription> =>
    prerequisite(step, 200, async () => api.post<Subscription>(path, body, { key: api.newKey() }))
  return {
    change: async ({ id }, terms) =>
      prerequisite('createSubscriptionChange', 201, async () => api.post<SubscriptionChange>(
        `/subscriptions/${id}/changes`, terms, { key: api.newKey() })),
    pause: async ({ id }, values = {}) =>
      act('pauseSubscription', `/subscriptions/${id}/pause`, values),
    resume: async ({ id }, values = {}) =>
      act('resumeSubscription', `/subscriptions/${id}/resume`, values),
    cancel: async ({ id }, values) =>
      act('cancelSubscription', `/subscriptions/${id}/cancel`, values),
  }
}

type OfInvoice = Pick<Steps, 'pay' | 'finalize' | 'void'>

const ofInvoice = ({ api }: Parts): OfInvoice => ({
  pay: async ({ id, currency, amount_remaining }, amount = amount_remaining) =>
    prerequisite('recordInvoicePayment', 201, async () =>
      api.post<Invoice>(`/invoices/${id}/payments`, { amount, currency }, { key: api.newKey() })),
  finalize: async ({ id }) =>
    prerequisite('finalizeInvoice', 200, async () => api.post<Invoice>(`/invoices/${id}/finalize`)),
  void: async ({ id }) =>
    prerequisite('voidInvoice', 200, async () => api.post<Invoice>(`/invoices/${id}/void`)),
})

type Terms = Pick<Steps, 'settings' | 'taxRate' | 'discount'>

const terms = ({ api, random }: Parts): Terms => ({
  settings: async (values) =>
    prerequisite('updateOrganization', 200, async () =>
      api.patch<Organization>('/organization', values)),
  taxRate: async (percentage, values) =>
    prerequisite('createTaxRate', 201, async () => api.post<TaxRate>('/tax-rates',
      { name: random.name('tax'), percentage, inclusive: false, ...values })),
  discount: async ({ id }, values) => {
    const body = { name: random.name('coupon'), duration: 'forever', ...values }
    const coupon = await prerequisite('createCoupon', 201, async () =>
      api.post<Coupon>('/coupons', body))
    return prerequisite('applyCoupon', 201, async () =>
      api.post<Discount>(`/customers/${id}/discounts`, { coupon_id: coupon.id },
        { key: api.newKey() }))
  },
})

/** The steps of one organization. */
export const steps = (
  parts: Parts, { invoices, lines }: Pick<Given, 'invoices' | 'lines'>,
): Steps => ({
  ...ofSubscription(parts),
  ...ofInvoice(parts),
  ...terms(parts),
  billed: async (subscription) => {
    const billed: Billed[] = []
    for (const invoice of await invoices(subscription)) {
      billed.push({ invoice, lines: await lines(invoice) })
    }
    return billed
  },
})
