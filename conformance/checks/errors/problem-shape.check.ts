import type { Problem } from '@valora/spec/types'
import { check } from '../../src/check.ts'

export default check({
  id: 'errors/refusals-are-registered-problems',
  requirement: 'ERR-2.1',
  needs: ['customers'],
  async run({ api, contract, expect, given }) {
    const customer = await given.customer()
    const control = await api.get(`/customers/${customer.id}`)
    expect.status(control, 200)
    const refusals = [
      [await api.anonymous().get(`/customers/${customer.id}`), 'unauthenticated'],
      [await api.post('/customers', { name: 1 }), 'invalid_request'],
      [await api.get(`/customers/cus_${'0'.repeat(26)}`), 'customer_not_found'],
      [await api.patch('/organization', { time_zone: 'Mars/Olympus' }), 'time_zone_unknown'],
    ] as const
    for (const [answer, code] of refusals) {
      const problem = expect.problem(answer, code).body as Problem
      const row = contract.problems.get(code)
      expect.equal(problem.title, row?.title, 'the title is the same for every occurrence')
      expect.equal(problem.retryable, row?.retryable, 'retryable is what the registry says')
      expect.equal(problem.type, row?.type, 'the type is the page that explains the code')
      expect.equal(problem.request_id, answer.headers['request-id'],
        'request_id names the request of the answer')
    }
  },
})
