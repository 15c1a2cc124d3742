import type { CreditsApplication } from '../../application/credits-application.ts'
import { couponBody, couponDraft, discountBody, redemption } from '../convert/coupons.ts'
import { byId, listBody } from '../convert/list-body.ts'
import type { Handlers } from '../handler.ts'

export const couponHandlers = (application: CreditsApplication) => ({
  createCoupon: async ({ body, ...caller }) => {
    const coupon = await application.createCoupon(caller, couponDraft(body))
    return { status: 201, body: couponBody(coupon) }
  },
  listCoupons: async ({ page, ...caller }) => {
    const found = await application.listCoupons(caller, page)
    return { status: 200, body: listBody(page, found, { key: byId, body: couponBody }) }
  },
  getCoupon: async ({ params, ...caller }) => {
    const coupon = await application.getCoupon(caller, params.coupon_id)
    return { status: 200, body: couponBody(coupon) }
  },
  archiveCoupon: async ({ params, ...caller }) => {
    const coupon = await application.archiveCoupon(caller, params.coupon_id)
    return { status: 200, body: couponBody(coupon) }
  },
  applyCoupon: async ({ params, body, ...caller }) => {
    const discount = await application.applyCoupon(caller, redemption(params.customer_id, body))
    return { status: 201, body: discountBody(discount) }
  },
  listDiscounts: async ({ organizationId, params, page }) => {
    const { limit, after } = page
    const found = await application.listDiscounts(
      { organizationId, customerId: params.customer_id, limit, after })
    return { status: 200, body: listBody(page, found, { key: byId, body: discountBody }) }
  },
  removeDiscount: async ({ params, ...caller }) => {
    const { customer_id: customerId, discount_id: discountId } = params
    const discount = await application.removeDiscount(caller, { customerId, discountId })
    return { status: 200, body: discountBody(discount) }
  },
}) satisfies Handlers<'createCoupon' | 'listCoupons' | 'getCoupon' | 'archiveCoupon'
  | 'applyCoupon' | 'listDiscounts' | 'removeDiscount'>
