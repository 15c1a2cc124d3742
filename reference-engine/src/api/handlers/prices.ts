import type { Application } from '../../application/application.ts'
import { byId, listBody } from '../convert/list-body.ts'
import {
  previewBody, previewCommand, priceBody, priceDraft, pricePatch,
} from '../convert/prices.ts'
import type { Handlers } from '../handler.ts'

export const priceHandlers = (application: Application) => ({
  createPrice: async ({ body, ...caller }) => {
    const price = await application.createPrice(caller, priceDraft(body))
    return { status: 201, body: priceBody(price) }
  },
  listPrices: async ({ query, page, ...caller }) => {
    const found = await application.listPrices(caller,
      { limit: page.limit, after: page.after, productId: query.product_id })
    return { status: 200, body: listBody(page, found, { key: byId, body: priceBody }) }
  },
  getPrice: async ({ params, ...caller }) => {
    const price = await application.getPrice(caller, params.price_id)
    return { status: 200, body: priceBody(price) }
  },
  updatePrice: async ({ params, body, ...caller }) => {
    const patch = pricePatch(body)
    const price = await application.updatePrice(caller, { id: params.price_id, patch })
    return { status: 200, body: priceBody(price) }
  },
  archivePrice: async ({ params, ...caller }) => {
    const price = await application.archivePrice(caller, params.price_id)
    return { status: 200, body: priceBody(price) }
  },
  previewPrice: async ({ body, ...caller }) => {
    const preview = await application.previewPrice(caller, previewCommand(body))
    return { status: 200, body: previewBody(preview) }
  },
}) satisfies Handlers<'createPrice' | 'listPrices' | 'getPrice' | 'updatePrice'
  | 'archivePrice' | 'previewPrice'>
