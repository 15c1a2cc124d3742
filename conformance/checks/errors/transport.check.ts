import { check } from '../../src/check.ts'

const json = 'application/json'

export default [
  check({
    id: 'errors/malformed-json-is-named',
    requirement: 'ERR-2.7',
    needs: ['customers'],
    async run({ api, expect, random }) {
      const text = JSON.stringify({ name: random.name('customer') })
      const post = (body: string, contentType = json) =>
        api.send({ method: 'POST', path: '/customers', text: body, contentType })
      expect.status(await post(text), 201)
      for (const broken of [text.slice(0, -1), '', 'name=x', `${text}${text}`, '{"name": NaN}']) {
        expect.problem(await post(broken), 'malformed_json')
      }
      const stored = await api.all('/customers')
      expect.equal(stored.length, 1, 'malformed JSON stores nothing')
    },
  }),
  check({
    id: 'errors/another-media-type-is-refused',
    requirement: 'ERR-2.7',
    needs: ['customers'],
    async run({ api, expect, given, random }) {
      const text = JSON.stringify({ name: random.name('customer') })
      const post = (contentType: string) =>
        api.send({ method: 'POST', path: '/customers', text, contentType })
      expect.status(await post(`${json}; charset=utf-8`), 201)
      expect.problem(await post('text/plain'), 'unsupported_media_type')
      expect.problem(await post('application/xml'), 'unsupported_media_type')
      expect.equal((await api.all('/customers')).length, 1, 'another media type stores nothing')
      const customer = await given.customer()
      const patch = (contentType: string) =>
        api.send({ method: 'PATCH', path: `/customers/${customer.id}`, text, contentType })
      expect.status(await patch('application/merge-patch+json'), 200)
      expect.problem(await patch('application/json-patch+json'), 'unsupported_media_type')
    },
  }),
  check({
    id: 'errors/a-body-over-the-limit-is-refused',
    requirement: 'ERR-2.7',
    needs: ['customers'],
    async run({ api, expect, limits, random }) {
      const text = JSON.stringify({ name: random.name('customer') })
      const sized = (bytes: number) => text + ' '.repeat(bytes - text.length)
      const post = (bytes: number) => api.send(
        { method: 'POST', path: '/customers', text: sized(bytes), contentType: json })
      expect.status(await post(limits.request_body_bytes_max), 201)
      expect.problem(await post(limits.request_body_bytes_max + 1), 'payload_too_large')
      expect.equal((await api.all('/customers')).length, 1, 'a body too large stores nothing')
    },
  }),
  check({
    id: 'errors/a-path-outside-is-404-and-a-method-405',
    requirement: 'ERR-2.8',
    needs: ['customers'],
    async run({ api, expect, given }) {
      const customer = await given.customer()
      expect.status(await api.get(`/customers/${customer.id}`), 200)
      const nowhere = await api.get(`/clients/${customer.id}`)
      expect.equal(nowhere.status, 404, 'a path outside of the contract is 404')
      expect.problem(nowhere, 'route_not_found')
      const deleted = await api.send({ method: 'DELETE', path: `/customers/${customer.id}` })
      expect.problem(deleted, 'method_not_allowed')
      expect.header(deleted, 'allow')
      expect.status(await api.get(`/customers/${customer.id}`), 200)
    },
  }),
]
