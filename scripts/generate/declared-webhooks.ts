type Webhook = { readonly summary?: string; readonly description?: string }

type Document = { readonly webhooks?: Readonly<Record<string, Readonly<Record<string, unknown>>>> }

export type DeclaredWebhook = { readonly name: string; readonly summary: string }

/** The messages that an engine sends by itself, as the contract declares them. */
export const declaredWebhooks = (document: object): DeclaredWebhook[] =>
  Object.entries((document as Document).webhooks ?? {}).map(([name, item]) => {
    const { summary, description = '' } = Object(item['post']) as Webhook
    return { name, summary: summary ?? description }
  })
