import { check } from '../../src/check.ts'
import { actOn } from '../invoice-actions.ts'
import { look } from '../one-off.ts'
import { refused } from '../refused.ts'
import { seatCreditedElsewhere } from '../seat-credited-elsewhere.ts'

export default check({
  id: 'invoices/what-a-later-invoice-credits-is-not-voided',
  requirement: 'INV-2.3',
  needs: ['subscriptions', 'test-clocks', 'invoices'],
  async run(context) {
    const { expect, given } = context
    const { charged, changed } = await seatCreditedElsewhere(context)
    await refused(context, { problem: 'invoice_not_voidable',
      ask: async () => actOn(context, charged, 'void'),
      read: async () => [await look(context, charged), await look(context, changed)] })
    expect.equal((await given.void(changed)).status, 'void', 'what credits it is voided')
    expect.equal((await given.void(charged)).status, 'void', 'and then it is voided itself')
  },
})
