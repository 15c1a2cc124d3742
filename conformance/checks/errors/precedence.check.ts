import { check } from '../../src/check.ts'

const nobody = `cus_${'0'.repeat(26)}`

export default check({
  id: 'errors/the-first-refusal-in-order-wins',
  requirement: 'ERR-2.5',
  needs: ['customers', 'api-keys', 'prices'],
  async run({ api, expect, given, limits, random }) {
    const reader = api.as((await given.key('read_only')).secret)
    const external_id = random.name('external')
    await given.customer({ external_id })
    const [product, bad] = [await given.product(), { name: 1 }]
    const huge = ' '.repeat(limits.request_body_bytes_max + 1)
    const send = (path: string, text: string, contentType: string) =>
      api.send({ method: 'POST', path, text, contentType })
    const pricing = { type: 'flat', amount: '1' }
    const ladder = [
      ['401 before 400', await api.anonymous().post('/customers', bad), 'unauthenticated'],
      ['401 before 415', await api.anonymous().send({ method: 'POST', path: '/customers',
        text: 'x', contentType: 'text/plain' }), 'unauthenticated'],
      ['403 before 400', await reader.post('/customers', bad), 'insufficient_scope'],
      ['403 before 404', await reader.patch(`/customers/${nobody}`, {}), 'insufficient_scope'],
      ['413 before 415', await send('/customers', huge, 'text/plain'), 'payload_too_large'],
      ['415 before 400', await send('/customers', '{', 'text/plain'), 'unsupported_media_type'],
      ['400 before 404', await api.patch(`/customers/${nobody}`, bad), 'invalid_request'],
      ['404 before 422', await api.patch(`/customers/${nobody}`, { time_zone: 'Mars/Olympus' }),
        'customer_not_found'],
      ['404 before 422', await api.post('/prices', { product_id: `prod_${'0'.repeat(26)}`,
        currency: 'QQQ', pricing }), 'product_not_found'],
      ['422 before 409', await api.post('/customers', { name: 'x', external_id,
        time_zone: 'Mars/Olympus' }), 'time_zone_unknown'],
    ] as const
    for (const [order, answer, code] of ladder) {
      expect.problem(answer, code)
      expect.that(answer.status >= 400, `the order of refusals holds: ${order}`)
    }
    const control = await api.post('/prices', { product_id: product.id, currency: 'USD', pricing })
    expect.status(control, 201)
  },
})
