import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startFakeEngine } from './test/fake-engine.ts'
import { importWorld } from './test/import-world.ts'
import { runImport, testKey } from './test/run-import.ts'

const world = importWorld()
const { folder, event, events, run, records } = world

test('every line goes in, in batches', async () => {
  writeFileSync(world.file, events(2500))
  const { code, out, err } = await run(['--json'])
  expect([code, err]).toEqual([0, ''])
  expect(world.engine.stored.size).toBe(2500)
  expect(world.engine.sizes.toSorted((one, other) => one - other)).toEqual([500, 1000, 1000])
  expect(JSON.parse(out)).toMatchObject({
    ending: 'finished', exit_code: 0, lines: 2500, accepted: 2500, duplicate: 0, conflict: 0,
    rejected: 0, rejected_file: null, progress_file: `${world.file}.progress.json`,
  })
  expect(existsSync(`${world.file}.rejected.ndjson`)).toBe(false)
})

test('stdin is sent too, and cannot be resumed', async () => {
  const rejected = join(folder, 'of-stdin')
  const args = ['-', '--url', world.engine.url, '--rejected', rejected, '--restart']
  expect((await runImport(args, { stdin: `${events(3)}no` })).code).toBe(1)
  expect(world.engine.stored.size).toBe(3)
  expect(JSON.parse(readFileSync(rejected, 'utf8'))).toMatchObject({ line: 4, original: 'no' })
  const { code, err } = await runImport([...args, '--progress', 'x'])
  expect([code, err]).toEqual([2, expect.stringMatching(/a stream cannot be resumed/)])
})

const faulty = (code: string, pointer: string, status = 400) =>
  ({ status, code: 'invalid_request', errors: [{ pointer, code, detail: 'Mend it.' }] })

test('what the engine refuses of a batch is named, its siblings go in', async () => {
  writeFileSync(world.file, `${events(10)}{"id":"schema"}\nno\n{"id":"twice"}\n{"id":"result"}\n`
    + `{"id":"other"}\n${events(10, 10)}`)
  world.engine.quirk = ({ events: sent }, answer) => {
    const at = (id: string): number => sent.findIndex((one) => one.id === id)
    if (at('schema') >= 0) return answer(400, faulty('required', `/events/${at('schema')}/name`))
    // It names no event, so it has to be found.
    if (at('twice') >= 0) return answer(400, { code: 'malformed_json', detail: 'Twice.' })
    if (at('result') < 0 && at('other') < 0) return false
    return answer(200, { results: sent.map(({ id }, index) => {
      const problem = { pointer: `/events/${index}/id`, code: `code_${id}`, detail: 'So it is.' }
      if (id === 'result') return { index, id, status: 'rejected', problem }
      if (id === 'other') return { index, id, status: 'conflict', problem }
      world.engine.stored.set(id, 1)
      return { index, id, status: 'accepted' }
    }) })
  }
  const { code, out } = await run()
  expect(code).toBe(1)
  expect(records()).toEqual([
    { line: 11, status: 'rejected', code: 'required', pointer: '/name', detail: 'Mend it.',
      original: event('schema') },
    { line: 12, status: 'rejected', code: 'malformed_json', pointer: '',
      detail: expect.stringMatching(/JSON/), original: 'no' },
    { line: 13, status: 'rejected', code: 'malformed_json', pointer: '', detail: 'Twice.',
      original: event('twice') },
    { line: 14, status: 'rejected', code: 'code_result', pointer: '/id', detail: 'So it is.',
      original: event('result') },
    { line: 15, status: 'conflict', code: 'code_other', pointer: '/id', detail: 'So it is.',
      original: event('other') },
  ])
  expect([...world.engine.stored.keys()].toSorted()).toEqual(
    Array.from({ length: 20 }, (_, index) => String(index)).toSorted())
  expect(out).toMatch(/accepted +20\n.*duplicate +0\n.*conflict +1\n.*rejected +4\n.*stored are in/)
})

test('bytes that are no text come back as they were', async () => {
  const bytes = Buffer.from([0x7b, 0xff, 0x7d])
  writeFileSync(world.file, Buffer.concat([bytes, Buffer.from('\n')]))
  expect((await run()).code).toBe(1)
  expect(records()).toMatchObject([{ line: 1, original_base64: bytes.toString('base64') }])
})

describe('an engine in trouble', () => {
  test('503, 429, 500 and broken connections are waited out', async () => {
    writeFileSync(world.file, events(700))
    const problem = { code: 'service_unavailable', detail: 'Busy.' }
    world.engine.quirk = ({ number }, answer, response) => {
      if (number === 2) return answer(503, problem, { 'retry-after': '7' })
      if (number === 3) return answer(429, { code: 'rate_limited' }, { 'retry-after': '9' })
      if (number === 4) return answer(500, 'no JSON')
      if (number === 5) return response.destroy() === response
      if (number === 6) {
        // It was stored, and only the answer got lost.
        for (let id = 600; id < 700; id += 1) world.engine.stored.set(String(id), 1)
        return response.destroy() === response
      }
      return false
    }
    const { code, out, err, waits_ms } =
      await run(['--batch', '100', '--connections', '1', '--json'])
    expect(code).toBe(0)
    expect(world.engine.stored.size).toBe(700)
    expect(JSON.parse(out)).toMatchObject({ lines: 700, accepted: 600, duplicate: 100 })
    expect(waits_ms).toEqual([7250, 9500, 1000, 2000, 4000])
    expect(err).toMatch(/the engine answered 503 service_unavailable: Busy\.; trying again/)
  })

  test.each([
    [401, { code: 'unauthenticated', detail: 'No.' }, /answered 401 unauthenticated: No\.$/m],
    [403, { code: 'insufficient_scope' }, /answered 403 insufficient_scope$/m],
    [307, 'elsewhere', /answered 307$/m],
    [400, '<h1>Bad</h1>', /answered 400$/m],
    [400, faulty('not_in_enum', '#/header/Valora-Spec-Version'), /answered 400 invalid_request$/m],
    [200, { results: [] }, /200 without one result for each event$/m],
    [500, { code: 'internal_error' }, /answered 500 internal_error, 12 times for the same ev/],
    [503, { code: 'service_unavailable' }, /answered 503 service_unavailable, for 30\d s$/m],
  ])('%i %o ends the import, nothing is lost', async (status, body, line) => {
    writeFileSync(world.file, events(30))
    world.engine.quirk = ({ number }, answer) => number > 1 && answer(status, body)
    const flags = ['--batch', '10', '--connections', '1']
    const { code, err } = await run(flags)
    expect(code).toBe(3)
    expect(err).toMatch(line)
    expect(err).toMatch(/the first 10 lines are decided .*; the same command goes on there\n$/)
    expect(err).not.toMatch(new RegExp(`${testKey}|\\.ts:`))
    world.engine.quirk = () => false
    expect((await run([...flags, '--json'])).out).toMatch(/"lines":30,"blank":0,"accepted":30,/)
    expect(world.engine.stored.size).toBe(30)
  })

  test.each([
    ['GONE', /no engine answers at http:\/\/127.0.0.1:\d+\/v1: connection refused/],
    ['ENGINE/elsewhere', /not a Valora engine: GET .* was answered \d+/],
  ])('%s is no engine', async (url, line) => {
    writeFileSync(world.file, events(1))
    const gone = await startFakeEngine()
    await gone.stop()
    const given = url.replace('ENGINE', world.engine.url).replace('GONE', gone.url)
    const { code, err } = await runImport([world.file, '--url', given])
    expect(code).toBe(3)
    expect(err).toMatch(line)
  })
})
