import { mutant } from '../mutant.ts'

export default mutant({
  name: 'removed-coupon-still-applies',
  breaks: 'A removed discount goes on.',
  requirement: 'DSC-2.6',
  file: 'reference-engine/src/persistence/discounts/discount-repository.ts',
  find: 'only: "t.status = \'active\'", lock',
  replace: 'only: "t.status <> \'used\'", lock',
})
