import type { Customer } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'

type Resource = { id: string; archived_at?: string | null }

/** One object of every collection that can be made, read, listed and archived. */
const resources = async (
  { api, expect, given }: CheckContext,
): Promise<[string, Resource][]> => {
  const price = await given.price({ pricing: { type: 'flat', amount: '1' } })
  const product: Resource = { id: price.product_id }
  const coupon = await api.post<Resource>('/coupons',
    { name: 'Coupon', percentage: '10', duration: 'once', metadata: { of: 'spring' } })
  return [
    ['/customers', await given.customer()],
    ['/meters', await given.meter()],
    ['/prices', price],
    ['/products', product],
    ['/plans', await given.plan([price])],
    ['/tax-rates', await given.taxRate('8.875', { country: 'US', metadata: { region: 'NY' } })],
    ['/coupons', expect.status(coupon, 201).body],
  ]
}

export default [
  check({
    id: 'resources/what-was-created-is-read-and-listed',
    requirement: 'RES-1.1',
    needs: ['customers', 'meters', 'products', 'prices', 'plans', 'test-clocks'],
    async run(context) {
      const { api, expect, given } = context
      for (const [collection, made] of await resources(context)) {
        const read = expect.status(await api.get<Resource>(`${collection}/${made.id}`), 200).body
        if (collection !== '/products') expect.equal(read, made, 'what was created is read back')
        const listed = await api.all<Resource>(collection)
        expect.equal(expect.holds(listed, ({ id }) => id === made.id, 'it stands in its list'),
          read, 'the list shows it as its own GET does')
      }
      const clock = await given.testClock('2026-01-01T00:00:00Z')
      const read = await api.get(`/test-clocks/${clock.id}`)
      expect.equal(expect.status(read, 200).body, clock, 'a clock is read back')
    },
  }),
  check({
    id: 'resources/archiving-keeps-it-readable',
    requirement: 'RES-1.2',
    needs: ['customers', 'meters', 'products', 'prices', 'plans'],
    async run(context) {
      const { api, expect } = context
      for (const [collection, made] of await resources(context)) {
        const path = `${collection}/${made.id}`
        const before = expect.status(await api.get<Resource>(path), 200).body
        expect.equal(before.archived_at, null, 'a new object is not archived')
        const archived = expect.status(await api.post<Resource>(`${path}/archive`), 200).body
        expect.present(archived.archived_at, 'archiving sets archived_at')
        const again = expect.status(await api.post<Resource>(`${path}/archive`), 200).body
        expect.equal(again, archived, 'archiving again changes nothing')
        expect.equal((await api.get(path)).body, archived, 'it stays readable')
      }
    },
  }),
  check({
    id: 'resources/patch-is-a-merge-patch',
    requirement: 'RES-1.3',
    needs: ['customers'],
    async run({ api, expect, given, random }) {
      const customer = await given.customer({ external_id: random.name('external'),
        email: 'before@valora.example', metadata: { kept: 'yes', cleared: 'soon' } })
      const path = `/customers/${customer.id}`
      const name = random.name('renamed')
      const patch = { name, email: null, metadata: { cleared: null, added: 'new' } }
      const changed = expect.status(await api.patch<Customer>(path, patch), 200).body
      expect.equal({ ...changed, updated_at: '' }, { ...customer, name, email: null, updated_at: '',
        metadata: { kept: 'yes', added: 'new' } }, 'null clears and absent properties stay')
      expect.equal((await api.get(path)).body, changed, 'the change is stored')
    },
  }),
  check({
    id: 'resources/organization-is-patched',
    requirement: 'RES-1.3',
    needs: ['organizations'],
    async run({ api, expect, given, random }) {
      const { organization } = await given.own()
      const name = random.name('organization')
      const changed = expect.status(await api.patch('/organization', { name }), 200).body
      expect.equal({ ...(changed as object), updated_at: '' },
        { ...organization, name, updated_at: '' }, 'absent properties stay')
      expect.equal((await api.get('/organization')).body, changed, 'the change is stored')
    },
  }),
  check({
    id: 'resources/external-ids-are-unique',
    requirement: 'RES-1.4',
    needs: ['customers'],
    async run({ api, expect, given, random }) {
      const external_id = random.name('external')
      const first = await given.customer({ external_id })
      const name = random.name('customer')
      expect.problem(await api.post('/customers', { name, external_id }), 'external_id_taken')
      const other = await given.customer({ external_id: random.name('external') })
      expect.problem(await api.patch(`/customers/${other.id}`, { external_id }),
        'external_id_taken')
      const found = await api.all<Customer>('/customers', { query: { external_id } })
      expect.equal(found.map(({ id }) => id), [first.id], 'one customer has the external id')
      const elsewhere = await given.organization()
      expect.status(await elsewhere.api.post('/customers', { name, external_id }), 201)
    },
  }),
  check({
    id: 'resources/time-zones-are-iana',
    requirement: 'RES-1.5',
    needs: ['customers'],
    async run({ api, expect, random }) {
      const create = (time_zone: string) =>
        api.post<Customer>('/customers', { name: random.name('customer'), time_zone })
      for (const zone of ['Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC']) {
        const { body } = expect.status(await create(zone), 201)
        expect.equal(body.time_zone, zone, 'the zone is kept as it was given')
      }
      for (const zone of ['Mars/Olympus', 'Europe/Atlantis', 'GMT+25']) {
        expect.problem(await create(zone), 'time_zone_unknown')
      }
    },
  }),
  check({
    id: 'resources/currencies-are-the-table',
    requirement: 'MON-6.1',
    needs: ['prices'],
    async run({ api, contract, expect }) {
      type Table = { data: { code: string; minor_digits: number }[] }
      const table = expect.status(await api.get<Table>('/currencies'), 200).body.data
      expect.equal(table.map(({ code, minor_digits }) => [code, minor_digits]),
        [...contract.currencies].toSorted(([a], [b]) => (a < b ? -1 : 1)),
        'the served table is the pinned one')
      const preview = (currency: string) => api.post('/prices/preview',
        { price: { currency, pricing: { type: 'flat', amount: '1' } }, quantity: '1' })
      expect.status(await preview('KWD'), 200)
      expect.problem(await preview('XXX'), 'currency_unknown')
    },
  }),
]
