import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { runningEngine } from '../../test/running-engine.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'valora-import-process-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const engine = runningEngine(() => ({ validateResponses: false }))

const start = (args: readonly string[], key: string) => {
  const child = spawn(process.execPath, [cli, 'import', ...args, '--url', engine.url, '--json'], {
    env: { ...process.env, VALORA_API_KEY: key },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => { said.out += String(text) })
  child.stderr.on('data', (text) => { said.err += String(text) })
  return { child, said, closed: once(child, 'close').then(([code]) => code as number | null) }
}

const offsetIn = (path: string): number => {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { position: { offset: number } })
      .position.offset
  } catch {
    return 0
  }
}

const world = async () => {
  const tenant = await engine.tenant()
  const customer = (await tenant.post('/customers', { name: 'C', external_id: 'C-1' })).body
  const meter = (await tenant.post('/meters', {
    name: 'Requests', event_name: 'request.served', aggregation: 'count',
  })).body
  const now_ms = Date.now()
  const event = (id: string, age_s = 0) => JSON.stringify({
    id, event_name: 'request.served', customer_external_id: 'C-1',
    timestamp: new Date(now_ms - age_s * 1000).toISOString(), properties: { n: 1 },
  })
  const counted = async (): Promise<number> => {
    const [from, to] = [now_ms - 86_400_000, now_ms + 60_000]
      .map((time_ms) => new Date(time_ms).toISOString())
    const query = `customer_id=${customer.id}&start=${from}&end=${to}`
    const { body } = await tenant.get(`/meters/${meter.id}/usage?${query}`)
    return body.data[0].event_count
  }
  return { key: tenant.secret, event, counted }
}

test('killed and interrupted, then run to the end: every event counts once', async () => {
  const { key, event, counted } = await world()
  const file = join(folder, 'usage.ndjson')
  const count = 12_000
  const lines = Array.from({ length: count }, (_, index) => `${event(`e-${index}`, index)}\n`)
  lines.splice(3, 0, 'no JSON\n')
  writeFileSync(file, lines.join(''))
  const progress = `${file}.progress.json`
  // One event at a time: slow enough to be stopped in the middle.
  const args = [file, '--batch', '1', '--connections', '1']
  const stopBy = async (signal: 'SIGKILL' | 'SIGINT') => {
    const before = offsetIn(progress)
    const { child, said, closed } = start(args, key)
    while (offsetIn(progress) === before && child.exitCode === null) await pause(5)
    child.kill(signal)
    const code = await closed
    expect(offsetIn(progress)).toBeGreaterThan(before)
    expect(offsetIn(progress)).toBeLessThan(lines.join('').length)
    return { code, ...said }
  }
  expect(await stopBy('SIGKILL')).toMatchObject({ code: null, out: '' })
  const interrupted = await stopBy('SIGINT')
  expect(interrupted).toMatchObject({ code: 130, out: expect.stringMatching(/interrupted/) })
  expect(interrupted.err).toMatch(/lines are decided .*; the same command goes on there\n$/)
  const last = start([file, '--connections', '3'], key)
  expect(await last.closed).toBe(1)
  const summary = JSON.parse(last.said.out)
  expect(summary).toMatchObject({ ending: 'finished', lines: count + 1, conflict: 0, rejected: 1 })
  expect(summary.accepted + summary.duplicate).toBe(count)
  expect(await counted()).toBe(count)
  expect(readFileSync(`${file}.rejected.ndjson`, 'utf8').trim().split('\n')).toHaveLength(1)
})

test('what a real engine refuses is written down, the rest goes in', async () => {
  const { key, event, counted } = await world()
  const file = join(folder, 'mixed.ndjson')
  const schemaless = Array.from({ length: 250 }, (_, index) => `{"id":"broken-${index}"}`)
  writeFileSync(file, [
    event('a'), event('a'), event('a', 60), event('old', 40 * 86_400),
    event('b').replace('C-1', 'C-2'), event('c').replace('"n":1', '"n":1,"n":2'), '42',
    ...schemaless, event('d'), '',
  ].join('\r\n'))
  const { said, closed } = start([file], key)
  expect(await closed).toBe(1)
  expect(JSON.parse(said.out)).toMatchObject({
    lines: 258, accepted: 2, duplicate: 1, conflict: 1, rejected: 254,
  })
  const records = readFileSync(`${file}.rejected.ndjson`, 'utf8').trim().split('\n')
    .map((text) => JSON.parse(text) as Record<string, unknown>)
  expect(records.slice(0, 5).map(({ line, code, pointer }) => [line, code, pointer].join(' ')))
    .toEqual([
      '3 usage_event_conflict /id', '4 usage_too_old /timestamp',
      '5 customer_not_found /customer_external_id', '6 malformed_json ', '7 not_one_of ',
    ])
  expect(records.slice(5).map(({ original }) => original)).toEqual(schemaless)
  expect(JSON.stringify(records[5])).toMatch(/"required","detail"/)
  expect(await counted()).toBe(2)
})

test('a key that is none ends it, and is not said', async () => {
  const file = join(folder, 'one.ndjson')
  writeFileSync(file, '{}\n')
  const { said, closed } = start([file], 'vk_hidden_key')
  expect(await closed).toBe(3)
  expect(said.err).toMatch(/the engine answered 401 unauthenticated/)
  expect(`${said.err}${said.out}${readFileSync(`${file}.progress.json`, 'utf8')}`)
    .not.toMatch(/hidden|\.ts:\d/)
})
