import { describe, expect, test } from 'vitest'
import { runningEngine } from '../../../test/running-engine.ts'

const engine = runningEngine()

type Code = { readonly pointer: string; readonly code: string }
const codes = (faults: readonly Code[]): string[] =>
  faults.map(({ pointer, code }) => `${pointer} ${code}`)

const sum = { name: 'M', event_name: 'e', aggregation: 'sum', value_property: 'v' }

describe('a meter', () => {
  test.each([
    ['nothing but what it must', {}, { filters: [], group_by: [], carry_forward: false }],
    ['filters of every kind, each value as it was given', { filters: [
      { operator: 'equals', property: 'region', value: 'eu' },
      { operator: 'equals', property: 'tier', value: 0.1 },
      { operator: 'in', property: 'plan', values: ['a', 42, true, '42', 1e21] },
      { operator: 'exists', property: 'refund_of', exists: false },
      { operator: 'exists', property: 'v', exists: true },
    ] }, {}],
    ['groups in their order', { group_by: ['region', 'constructor', 'plan'] }, {}],
    ['a level that is carried', { aggregation: 'weighted_sum', carry_forward: true }, {}],
    ['the least value', { aggregation: 'min' }, {}],
    ['the average', { aggregation: 'average' }, {}],
  ])('keeps %s', async (_what, terms, shown) => {
    const tenant = await engine.tenant()
    const { status, body: made } = await tenant.post('/meters', { ...sum, ...terms })
    expect([status, made]).toMatchObject([201, { ...sum, ...terms, ...shown }])
    expect((await tenant.get(`/meters/${made.id}`)).body).toEqual(made)
    expect((await tenant.get('/meters')).body.data).toEqual([made])
  })

  test('is refused with every fault named, and not stored', async () => {
    const tenant = await engine.tenant()
    const refused = await tenant.post('/meters', {
      ...sum, aggregation: 'average', value_property: undefined, carry_forward: true,
      filters: [
        { operator: 'in', property: 'region', values: ['eu', 'us'] },
        { operator: 'equals', property: 'region', value: 'asia' },
        { operator: 'exists', property: 'region', exists: false },
        { operator: 'in', property: 'region', values: ['africa', 'asia'] },
      ],
      group_by: ['a', 'b', 'a'],
    })
    expect(refused).toMatchObject({ status: 422, body: { code: 'meter_definition_invalid' } })
    expect(codes(refused.body.errors)).toEqual([
      '/value_property value_property_required', '/filters/1/value filters_contradict',
      '/filters/2/exists filters_contradict', '/filters/3/values filters_contradict',
      '/group_by/2 property_repeated', '/carry_forward carry_forward_unsupported',
    ])
    expect((await tenant.get('/meters')).body.data).toEqual([])
  })

  test.each([
    ['an operator of its own', { operator: 'above', property: 'a', value: 1 }],
    ['no value', { operator: 'equals', property: 'a' }],
    ['null for a value', { operator: 'equals', property: 'a', value: null }],
    ['a choice of nothing', { operator: 'in', property: 'a', values: [] }],
    ['a term of another operator', { operator: 'exists', property: 'a', exists: true, value: 1 }],
  ])('breaks the schema by a filter with %s', async (_what, filter) => {
    const tenant = await engine.tenant()
    const refused = await tenant.post('/meters', { ...sum, filters: [filter] })
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })

  test('is renamed without another measure, also when archived', async () => {
    const tenant = await engine.tenant()
    const { body: made } = await tenant.post('/meters',
      { ...sum, group_by: ['region'], metadata: { a: '1', b: '2' } })
    await tenant.post(`/meters/${made.id}/archive`)
    const { body } = await tenant.patch(`/meters/${made.id}`,
      { name: 'N', metadata: { a: null, c: '3' } })
    expect(body).toEqual({
      ...made, name: 'N', metadata: { b: '2', c: '3' }, archived_at: body.archived_at,
    })
    expect((await tenant.get(`/meters/${made.id}`)).body).toEqual(body)
  })

  test.each([
    [{}], [{ name: null }], [{ aggregation: 'max' }], [{ filters: [] }], [{ group_by: ['a'] }],
    [{ carry_forward: true }], [{ event_name: 'f' }], [{ description: 'd' }],
  ])('refuses the patch %j', async (patch) => {
    const tenant = await engine.tenant()
    const { body: made } = await tenant.post('/meters', sum)
    expect((await tenant.patch(`/meters/${made.id}`, patch)).status).toBe(400)
    expect((await tenant.get(`/meters/${made.id}`)).body).toEqual(made)
  })
})
