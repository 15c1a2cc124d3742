import type {
  Subscription, SubscriptionCancel, SubscriptionChange, SubscriptionChangeCreate,
  SubscriptionChangePreview, SubscriptionChangeTerms, SubscriptionCreate, UpcomingInvoice,
} from '@valora/spec/types'
import type { CheckContext } from '../src/check.ts'

type Room = Pick<CheckContext, 'api'>

type Identified = { id: string }

const path = ({ id }: Identified, action: string): string => `/subscriptions/${id}/${action}`

/** Requests about subscriptions whose answers a check judges by itself. */
export const commands = ({ api }: Room) => ({
  create: async (values: SubscriptionCreate) =>
    api.post<Subscription>('/subscriptions', values, { key: api.newKey() }),
  cancel: async (subscription: Identified, values: SubscriptionCancel) =>
    api.post<Subscription>(path(subscription, 'cancel'), values),
  uncancel: async (subscription: Identified) =>
    api.post<Subscription>(path(subscription, 'uncancel')),
  pause: async (subscription: Identified) =>
    api.post<Subscription>(path(subscription, 'pause'), {}),
  resume: async (subscription: Identified) =>
    api.post<Subscription>(path(subscription, 'resume'), {}),
  change: async (subscription: Identified, terms: SubscriptionChangeCreate) =>
    api.post<SubscriptionChange>(path(subscription, 'changes'), terms, { key: api.newKey() }),
  preview: async (subscription: Identified, terms: SubscriptionChangeTerms) =>
    api.post<SubscriptionChangePreview>(path(subscription, 'changes/preview'), terms),
  withdraw: async (subscription: Identified, change: Identified) => api.send<SubscriptionChange>(
    { method: 'DELETE', path: path(subscription, `changes/${change.id}`) }),
  upcoming: async (subscription: Identified) =>
    api.get<UpcomingInvoice>(path(subscription, 'upcoming-invoice')),
  read: async ({ id }: Identified): Promise<Subscription> =>
    (await api.get<Subscription>(`/subscriptions/${id}`)).body,
  changes: async (subscription: Identified): Promise<SubscriptionChange[]> =>
    api.all<SubscriptionChange>(path(subscription, 'changes')),
})

/** Everything that is told of a subscription, to show that a refused request changed nothing. */
export const everythingOf = async (
  context: Pick<CheckContext, 'api' | 'given'>, subscription: Identified,
): Promise<unknown> => ({
  subscription: await commands(context).read(subscription),
  changes: await commands(context).changes(subscription),
  periods: await context.api.all(path(subscription, 'periods')),
  invoices: await context.given.invoices(subscription),
})
