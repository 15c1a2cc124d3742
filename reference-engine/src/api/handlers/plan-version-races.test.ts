import { CompiledQuery, sql } from 'kysely'
import { expect, test } from 'vitest'
import { describePostgresql } from '../../../test/database.ts'
import { runningEngine } from '../../../test/running-engine.ts'

/** In which order versions really are published: no clock tells that of two engines. */
const logged = [
  'create table publications (number bigint generated always as identity, id text)',
  `create function log_publication() returns trigger language plpgsql as $$
    begin insert into publications (id) values (new.id); return new; end $$`,
  `create trigger log_publication after update on plan_versions
    for each row execute function log_publication()`,
]

describePostgresql('two engines on one catalogue', (on) => {
  const options = () => ({ databaseUrl: on.url, platformKey: 'vk_one_operator_of_two_engines' })
  const engine = runningEngine(options)
  const rival = runningEngine(options)

  /** A plan, and what many clients of both engines do to it at once. */
  const world = async () => {
    const one = await engine.tenant()
    const other = rival.client(one.secret)
    const { body: product } = await one.post('/products', { name: 'P' })
    const { body: price } = await one.post('/prices', {
      product_id: product.id, currency: 'USD', pricing: { type: 'flat', amount: '1' },
    })
    const terms = {
      currency: 'USD', interval: { unit: 'month', count: 1 }, items: [{ price_id: price.id }],
    }
    const { body: plan } = await one.post('/plans', { name: 'L', ...terms })
    const path = `/plans/${plan.id}`
    const atOnce = (count: number, pathOf: (index: number) => string, body?: object) =>
      Promise.all(Array.from({ length: count }, (_, index) =>
        (index % 2 === 0 ? one : other).post(pathOf(index), body)))
    return { one, terms, path, atOnce }
  }

  test('drafts made at once have one number each', async () => {
    const { one, terms, path, atOnce } = await world()
    const made = await atOnce(24, () => `${path}/versions`, terms)
    expect(new Set(made.map(({ status }) => status))).toEqual(new Set([201]))
    const numbers = made.map(({ body }) => body.number).toSorted((left, right) => left - right)
    expect(numbers).toEqual(Array.from({ length: 24 }, (_, index) => index + 2))
    expect((await one.get(`${path}/versions?limit=100`)).body.data).toHaveLength(25)
  })

  test('a draft is published by one of many', async () => {
    const { one, terms, path, atOnce } = await world()
    for (let round = 0; round < 5; round += 1) {
      const { body: draft } = await one.post(`${path}/versions`, terms)
      const answers = await atOnce(12, () => `${path}/versions/${draft.id}/publish`)
      const told = answers.map(({ status, body }) => `${status} ${body.code ?? body.status}`)
      expect(told.toSorted()).toEqual(
        ['200 published', ...Array.from({ length: 11 }, () => '409 invalid_state_transition')])
      expect((await one.get(path)).body.version).toMatchObject({ id: draft.id })
    }
  })

  test('of versions published at once the last is current', async () => {
    const { one, terms, path, atOnce } = await world()
    for (const statement of logged) {
      await on.database.queries.executeQuery(CompiledQuery.raw(statement))
    }
    const drafts = (await atOnce(12, () => `${path}/versions`, terms)).map(({ body }) => body)
    const answers = await atOnce(12, (index) => `${path}/versions/${drafts[index].id}/publish`)
    expect(answers.map(({ status }) => status)).toEqual(drafts.map(() => 200))
    const { rows } = await sql<{ id: string }>`select id from publications order by number desc`
      .execute(on.database.queries)
    expect(rows).toHaveLength(12)
    expect((await one.get(path)).body.version.id).toBe(rows[0]?.id)
  })
})
