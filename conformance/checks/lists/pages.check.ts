import type { Customer, CustomerList } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'

const page = ({ api }: CheckContext, query: Record<string, string | number | undefined>) =>
  api.get<CustomerList>('/customers', { query })

const customers = async ({ given }: CheckContext, count: number): Promise<Customer[]> => {
  const made: Customer[] = []
  for (let index = 0; index < count; index += 1) made.push(await given.customer())
  return made
}

/** Newest first, ties by id: objects made in the same instant have no other order. */
const newestFirst = (made: readonly Customer[]): string[] =>
  made.toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at)
    || (a.id < b.id ? 1 : -1)).map(({ id }) => id)

const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)

export default [
  check({
    id: 'lists/has-more-goes-with-a-cursor',
    requirement: ['PAG-4.1', 'PAG-4.6'],
    needs: ['customers'],
    async run(context) {
      const { expect } = context
      const made = newestFirst(await customers(context, 4))
      const first = expect.status(await page(context, { limit: 2 }), 200).body
      expect.equal(ids(first.data), made.slice(0, 2), 'a page holds its limit of objects')
      expect.equal(first.has_more, true, 'has_more says that a page follows')
      const cursor = expect.present(first.next_cursor, 'has_more comes with a cursor')
      const last = expect.status(await page(context, { limit: 2, cursor }), 200).body
      expect.equal(ids(last.data), made.slice(2), 'the page that follows is not empty')
      expect.equal([last.has_more, last.next_cursor], [false, null],
        'the last full page says that none follows')
    },
  }),
  check({
    id: 'lists/limit-is-1-to-100-and-20-when-absent',
    requirement: 'PAG-4.2',
    needs: ['customers'],
    async run(context) {
      const { expect } = context
      await customers(context, 21)
      const plain = expect.status(await page(context, {}), 200).body
      expect.equal(plain.data.length, 20, 'limit is 20 when absent')
      expect.equal(plain.has_more, true, 'the 21st object is on the next page')
      expect.equal((await page(context, { limit: 1 })).body.data.length, 1, 'limit 1 is kept')
      expect.equal((await page(context, { limit: 100 })).body.data.length, 21, '100 is allowed')
      for (const limit of ['0', '101', '-1', '1.5', 'ten', '']) {
        expect.problem(await page(context, { limit }), 'invalid_request',
          { faults: [{ pointer: '#/query/limit' }] })
      }
    },
  }),
  check({
    id: 'lists/newest-first',
    requirement: 'PAG-4.3',
    needs: ['customers'],
    async run(context) {
      const { api, expect } = context
      const made = newestFirst(await customers(context, 5))
      const walked = await api.all<Customer>('/customers', { query: { limit: 2 } })
      expect.equal(ids(walked), made, 'a list is ordered newest first over all its pages')
    },
  }),
  check({
    id: 'lists/a-walk-shows-each-object-once',
    requirement: 'PAG-4.4',
    needs: ['customers'],
    async run(context) {
      const { expect } = context
      const made = newestFirst(await customers(context, 7))
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const { body } = expect.status(await page(context, { limit: 2, cursor }), 200)
        seen.push(...ids(body.data))
        await customers(context, 2)
        cursor = body.next_cursor ?? undefined
      } while (cursor !== undefined && seen.length < 50)
      expect.equal(seen.filter((id) => made.includes(id)), made,
        'an object that is there during the whole walk appears exactly once')
    },
  }),
  check({
    id: 'lists/a-foreign-cursor-is-refused',
    requirement: 'PAG-4.5',
    needs: ['customers', 'products'],
    async run(context) {
      const { api, expect, given } = context
      await customers(context, 2)
      const own = (await page(context, { limit: 1 })).body.next_cursor
      const cursor = expect.present(own, 'has_more comes with a cursor')
      expect.status(await page(context, { limit: 1, cursor }), 200)
      const tampered = `${cursor.slice(0, -2)}${cursor.endsWith('AA') ? 'BB' : 'AA'}`
      for (const other of ['nonsense', 'eyJhIjoxfQ', tampered]) {
        expect.problem(await page(context, { cursor: other }), 'invalid_cursor')
      }
      expect.problem(await api.get('/products', { query: { cursor } }), 'invalid_cursor')
      const stranger = await given.organization()
      expect.problem(await stranger.api.get('/customers', { query: { cursor } }), 'invalid_cursor')
    },
  }),
]
