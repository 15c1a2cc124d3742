import { mutant } from '../mutant.ts'

export default mutant({
  name: 'foreign-coupon-given',
  breaks: 'A coupon of another organization is given.',
  requirement: 'SEC-1.3',
  file: 'reference-engine/src/persistence/coupons/coupon-repository.ts',
  find: 'findForUpdate: (where: Named) => coupons.findForUpdate(queries, named(where)),',
  replace: 'findForUpdate: ({ id }: Named) => coupons.findForUpdate(queries, { id }),',
})
