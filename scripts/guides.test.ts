import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureBundle } from './bundle.ts'
import { guideBlocks } from './guides/test/guide-blocks.ts'
import { runGuide } from './guides/test/run-guide.ts'
import { projectRoot } from './run/project.ts'
import type { Server } from './run/server.ts'
import { startEngine } from './verify/conformance-run.ts'

const platformKey = 'vk_operator_of_the_guides'
let engine: Server

beforeAll(async () => {
  await ensureBundle()
  engine = await startEngine(platformKey)
})
afterAll(() => engine.stop())

const target = () => ({ url: engine.url, platformKey })
const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8')

/** Blocks that no test can run, by their first line. */
const notRun: Record<string, Record<string, string>> = {
  'README.md': {
    'npm ci && npm start   # lint the contract, start the engine, prove it, write the report':
      'it installs, and runs this very test',
    'VALORA_PLATFORM_KEY=vk_choose_a_long_secret npm run engine            # in memory, port 8080':
      'servers that run until they are stopped, one on the PostgreSQL of the reader',
    'npx valora-conformance run --url http://127.0.0.1:8080 --platform-key vk_choose_a_long_secret':
      'the whole suite: npm start runs it',
  },
}

describe('the shell blocks of a guide run from top to bottom', () => {
  test.each([
    ['README.md', 'the first requests of a newcomer'],
    ['docs/guides/import-usage.md', 'a file comes in, and its rejected line after it is mended'],
    ['docs/guides/metering-and-rating.md', 'meters, events, corrections and prices'],
    ['docs/guides/subscriptions-and-invoices.md', 'what is billed, changed, taxed and credited'],
  ])('%s: %s', async (file) => {
    const blocks = guideBlocks(read(file))
    expect(blocks.run).not.toEqual([])
    expect(blocks.notRun).toEqual(Object.keys(notRun[file] ?? {}))
    expect(await runGuide(read(file), target())).toEqual([])
  }, 180_000)
})

const fence = '```'
const spoiled = (commands: string, answer = '') =>
  `# Spoiled\n\n${fence}sh\n${commands}\n${fence}\n` +
  (answer && `\n${fence}json answer\n${answer}\n${fence}\n`)

const curl = 'curl -sS --fail-with-body http://127.0.0.1:8080/v1'

describe('a spoiled guide is found', () => {
  test.each([
    ['a refused request', spoiled(`${curl}/customers`), /line 3: exit code 22: .*unauthenticated/s],
    ['a member that is another', spoiled(`echo '{"a": "5.00"}'`, '{"a": "5"}'), /line 3: \/a: /],
    ['a member that is missing', spoiled(`echo '{}'`, '{"a": null}'), /line 3: \/a: /],
    ['a list that is longer', spoiled(`echo '[1, 2]'`, '[1]'), /line 3: the answer: /],
    ['no JSON at all', spoiled('echo done', '{"a": 1}'), /line 3: the answer: .*"done"/],
    ['a variable nobody set', spoiled('echo "$NOBODY"'), /line 3: exit code 1: .*NOBODY/s],
    ['a failure within a pipe', spoiled('false | cat'), /line 3: exit code 1/],
  ])('%s', async (_what, guide, finding) => {
    const [found = ''] = await runGuide(guide, target())
    expect(found).toMatch(finding)
  })

  test('an id is stated by its beginning', async () => {
    const guide = spoiled(`echo '{"id": "sub_12"}'`, '{"id": "sub_..."}')
    expect(await runGuide(guide, target())).toEqual([])
  })
})
