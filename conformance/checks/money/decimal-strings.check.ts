import { check } from '../../src/check.ts'

export default [
  check({
    id: 'money/json-numbers-are-refused',
    requirement: 'MON-1.1',
    needs: ['prices'],
    async run({ api, expect }) {
      const preview = (unit_amount: unknown, quantity: unknown) => api.post('/prices/preview',
        { price: { currency: 'USD', pricing: { type: 'per_unit', unit_amount } }, quantity })
      const control = await preview('2', '3')
      const body = expect.status(control, 200).body as Record<string, unknown>
      expect.equal(body['amount'], '6.00', 'an amount is a decimal string')
      expect.equal(body['quantity'], '3', 'a quantity is a decimal string')
      expect.problem(await preview(2, '3'), 'invalid_request', {
        faults: [{ pointer: '/price/pricing/unit_amount', code: 'type_mismatch' }], exactly: true,
      })
      expect.problem(await preview('2', 3), 'invalid_request',
        { faults: [{ pointer: '/quantity', code: 'type_mismatch' }], exactly: true })
    },
  }),
  check({
    id: 'money/only-plain-decimals-are-taken',
    requirement: 'MON-1.2',
    needs: ['prices'],
    async run({ api, expect }) {
      const preview = (quantity: string) => api.post('/prices/preview',
        { price: { currency: 'USD', pricing: { type: 'per_unit', unit_amount: '1' } }, quantity })
      for (const plain of ['0', '7', '0.5', '10.50']) expect.status(await preview(plain), 200)
      for (const other of ['1e3', '+7', '07', '.5', '5.', ' 7', '7 ', '1,000', '', 'NaN', '-0',
        '0x10', '٣']) {
        expect.problem(await preview(other), 'invalid_request',
          { faults: [{ pointer: '/quantity', code: 'pattern_mismatch' }] })
      }
    },
  }),
]
