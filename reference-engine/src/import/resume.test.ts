import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startFakeEngine } from './test/fake-engine.ts'
import { importWorld } from './test/import-world.ts'
import { runImport, testKey } from './test/run-import.ts'

const world = importWorld()
const { events, run, records } = world

const progress = () => JSON.parse(readFileSync(`${world.file}.progress.json`, 'utf8'))

test('a second run goes on where an interrupted one stopped', async () => {
  const interruption = new AbortController()
  writeFileSync(world.file, `${events(20)}no\n${events(29, 20)}`)
  world.engine.quirk = async ({ number }) => {
    if (number === 4) interruption.abort()
    return false
  }
  const flags = ['--batch', '10', '--connections', '1', '--json']
  const first = await run(flags, { signal: interruption.signal })
  expect(first.code).toBe(130)
  expect(JSON.parse(first.out)).toMatchObject({ ending: 'interrupted', lines: 40, accepted: 39 })
  expect(first.err).toMatch(/the first 40 lines are decided .*; the same command goes on there/)
  const second = await run(flags)
  expect(second.code).toBe(1)
  expect(JSON.parse(second.out)).toMatchObject({
    lines: 50, accepted: 49, duplicate: 0, rejected: 1, resumed_after_line: 40,
  })
  expect(world.engine.sizes).toHaveLength(5)
  expect(records()).toMatchObject([{ line: 21 }])
  expect((await run(flags)).code).toBe(1)
  expect(world.engine.sizes).toHaveLength(5)
})

test('a second run writes no rejected line twice, whatever a crash left', async () => {
  writeFileSync(world.file, `no\n${events(3)}`)
  await run()
  const kept = readFileSync(`${world.file}.rejected.ndjson`, 'utf8')
  writeFileSync(`${world.file}.rejected.ndjson`, `${kept}half a rec`)
  appendFileSync(world.file, 'never\n')
  expect((await run()).code).toBe(1)
  expect(records()).toMatchObject([{ line: 1 }, { line: 5, original: 'never' }])
})

test.each([
  ['shorter', () => writeFileSync(world.file, events(5)), /had 9\d bytes and now has 55/],
  ['changed', () => writeFileSync(world.file, events(9, 1)), /begins otherwise than it did/],
  ['grown within a line', () => appendFileSync(world.file, 'x'), /no line begins at byte 98/],
  ['a progress that is none', () => writeFileSync(`${world.file}.progress.json`, '{}'),
    /is no progress of an import/],
])('%s: it refuses until it is restarted', async (_, change, why) => {
  writeFileSync(world.file, events(9).trimEnd())
  expect((await run()).code).toBe(0)
  change()
  const { code, err } = await run()
  expect([code, err]).toEqual([3, expect.stringMatching(why)])
  expect(err).toMatch(/; --restart begins anew\n$/)
  expect((await run(['--restart'])).code).toBeLessThan(2)
})

test('it refuses the progress of another key, engine or rejects file', async () => {
  writeFileSync(world.file, events(2))
  await run()
  const other = await startFakeEngine()
  const elsewhere = await runImport([world.file, '--url', other.url])
  await other.stop()
  const ran = [elsewhere, await run([], { key: 'vk_other' }), await run(['--rejected', 'x'])]
  expect(ran.map(({ code }) => code)).toEqual([3, 3, 3])
  expect(ran.map(({ err }) => err).join('')).toMatch(/to http.*another API key.*--rejected /s)
  expect(progress()).not.toMatchObject({ undertaking: { key: testKey } })
})

test('it never overwrites the rejected lines of another import', async () => {
  writeFileSync(world.file, 'no\n')
  writeFileSync(`${world.file}.rejected.ndjson`, 'precious\n')
  expect(await run()).toMatchObject({ code: 3, err: expect.stringMatching(/of another import/) })
  expect(readFileSync(`${world.file}.rejected.ndjson`, 'utf8')).toBe('precious\n')
  expect((await run(['--restart'])).code).toBe(1)
  expect(records()).toMatchObject([{ line: 1, original: 'no' }])
})
