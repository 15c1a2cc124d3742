import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach } from 'vitest'
import { startFakeEngine, type FakeEngine } from './fake-engine.ts'
import { runImport } from './run-import.ts'

const event = (id: number | string): string => JSON.stringify({ id: String(id) })

/** For each test of a file: a fake engine, and a file of its own to import into it. */
export const importWorld = () => {
  const folder = mkdtempSync(join(tmpdir(), 'valora-import-'))
  let started: FakeEngine | undefined
  let file = ''
  let files = 0
  beforeEach(async () => {
    started = await startFakeEngine()
    file = join(folder, `usage-${files += 1}.ndjson`)
  })
  afterEach(() => started?.stop())
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const engine = (): FakeEngine => {
    if (started === undefined) throw new Error('the engine runs only while tests do')
    return started
  }
  return {
    folder,
    event,
    events: (count: number, from = 0): string =>
      Array.from({ length: count }, (_, index) => `${event(from + index)}\n`).join(''),
    get engine() { return engine() },
    get file() { return file },
    run: (flags: string[] = [], circumstances = {}) =>
      runImport([file, '--url', engine().url, ...flags], circumstances),
    records: () => readFileSync(`${file}.rejected.ndjson`, 'utf8').trim().split('\n')
      .map((text) => JSON.parse(text) as Record<string, unknown>),
  }
}
