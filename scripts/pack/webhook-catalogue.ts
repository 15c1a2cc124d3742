import { declaredWebhooks } from '../generate/declared-webhooks.ts'

export type WebhookCatalogue = {
  /** Says in words how many there are, so that an empty list is no riddle. */
  readonly statement: string
  readonly webhooks: readonly string[]
}

/** The messages that the contract sends by itself: the names of its webhooks. */
export const webhookCatalogue = (document: object): WebhookCatalogue => {
  const webhooks = declaredWebhooks(document).map(({ name }) => name)
  const count = webhooks.length
  const statement = count === 0 ? 'This version of the contract declares no webhooks.'
    : `This version of the contract declares ${count} ${count === 1 ? 'webhook' : 'webhooks'}.`
  return { statement, webhooks }
}
