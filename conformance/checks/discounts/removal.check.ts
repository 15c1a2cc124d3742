import type { Discount } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { billedOf } from '../one-off.ts'
import { refused } from '../refused.ts'
import { stateMachine } from '../state-machine.ts'

export default check({
  id: 'discounts/the-state-machine-says-what-can-be-removed',
  requirement: 'DSC-2.6',
  needs: ['customers'],
  tags: ['derived'],
  async run(context) {
    const { api, contract, expect, given } = context
    const machine = stateMachine(contract, 'Discount.status')
    for (const status of machine.states) {
      const customer = await given.customer()
      const { id } = await given.discount(customer, { percentage: '10', duration: 'once' })
      const path = `/customers/${customer.id}/discounts/${id}`
      const remove = async () => api.send<Discount>({ method: 'DELETE', path })
      if (status === 'used') await billedOf(context, { customer, lines: ['10'] })
      if (status === 'removed') expect.status(await remove(), 200)
      const read = async () => api.all<Discount>(`/customers/${customer.id}/discounts`)
      expect.equal((await read()).map((one) => one.status), [status], `it is ${status}`)
      if (machine.allowed(status).includes('remove')) {
        expect.equal(expect.status(await remove(), 200).body.status, 'removed', 'it is removed')
      } else {
        const told = await refused(context,
          { problem: 'invalid_state_transition', ask: remove, read })
        expect.equal([told.state, told.action], [status, 'remove'], 'it says why')
      }
    }
  },
})
