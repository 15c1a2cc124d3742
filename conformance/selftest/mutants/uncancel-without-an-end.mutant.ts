import { mutant } from '../mutant.ts'

export default mutant({
  name: 'uncancel-without-an-end',
  breaks: 'An end can be withdrawn where none is scheduled.',
  requirement: 'SUB-2.5',
  file: 'reference-engine/src/domain/subscriptions/cancel.ts',
  find: '  if (cancelAt === undefined) throw forbidden(subscriptionMachine, { state,'
    + ' action: \'uncancel\' })\n',
  replace: '  if (cancelAt === undefined) return subscription\n',
})
