import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describePostgresql } from '../../../test/database.ts'
import { runningEngine } from '../../../test/running-engine.ts'

describePostgresql('two engines on one database', (on) => {
  const options = () => ({ databaseUrl: on.url, platformKey: 'vk_one_operator_of_two_engines' })
  const engine = runningEngine(options)
  const rival = runningEngine(options)

  test('requests in parallel with one key act once', async () => {
    const one = await engine.tenant()
    const other = rival.client(one.secret)
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(Array.from({ length: 16 }, (_, index) =>
        (index % 2 === 0 ? one : other).post('/products', { name: 'P' }, `round-${round}`)))
      const done = answers.filter(({ status }) => status === 201)
      expect(new Set(done.map(({ text }) => text)).size).toBe(1)
      const others = answers.filter(({ status }) => status !== 201).map(({ body }) => body.code)
      expect(others.every((code) => code === 'idempotency_in_progress')).toBe(true)
    }
    expect((await one.get('/products')).body.data).toHaveLength(5)
  })

  test('a holder that died is followed once its lock has run out', async () => {
    const one = await engine.tenant()
    const other = rival.client(one.secret)
    const first = await one.post('/products', { name: 'P' }, 'k')
    await sql`update idempotency_keys set response_status = null, response_headers = null,
      response_body = null`.execute(on.database.queries)
    const waiting = await other.post('/products', { name: 'P' }, 'k')
    expect(waiting.body.code).toBe('idempotency_in_progress')
    await sql`update idempotency_keys set locked_until = now() - interval '1 second'`
      .execute(on.database.queries)
    const followed = await other.post('/products', { name: 'P' }, 'k')
    expect([first.status, followed.status]).toEqual([201, 201])
  })
})
