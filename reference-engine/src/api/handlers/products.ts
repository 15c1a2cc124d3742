import type { Application } from '../../application/application.ts'
import { byId, listBody } from '../convert/list-body.ts'
import { productBody, productDraft, productPatch } from '../convert/products.ts'
import type { Handlers } from '../handler.ts'

export const productHandlers = (application: Application) => ({
  createProduct: async ({ body, ...caller }) => {
    const product = await application.createProduct(caller, productDraft(body))
    return { status: 201, body: productBody(product) }
  },
  listProducts: async ({ page, ...caller }) => {
    const found = await application.listProducts(caller, page)
    return { status: 200, body: listBody(page, found, { key: byId, body: productBody }) }
  },
  getProduct: async ({ params, ...caller }) => {
    const product = await application.getProduct(caller, params.product_id)
    return { status: 200, body: productBody(product) }
  },
  updateProduct: async ({ params, body, ...caller }) => {
    const product = await application.updateProduct(caller,
      { id: params.product_id, patch: productPatch(body) })
    return { status: 200, body: productBody(product) }
  },
  archiveProduct: async ({ params, ...caller }) => {
    const product = await application.archiveProduct(caller, params.product_id)
    return { status: 200, body: productBody(product) }
  },
}) satisfies Handlers<'createProduct' | 'listProducts' | 'getProduct' | 'updateProduct'
  | 'archiveProduct'>
