import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensureBundle } from '../../bundle.ts'
import { readContract } from '../document/read-contract.ts'
import { isGraver } from '../finding.ts'
import { benchContract } from './bench-contract.ts'
import { constructsOf } from './constructs.ts'
import { allEdits } from './edits.ts'
import { runEdits, type EditResult } from './run-edits.ts'
import { renderWrong, tally } from './tally.ts'

const minutes = 60_000

describe('every edit gets the verdict it must get', () => {
  let results: EditResult[] = []

  beforeAll(async () => {
    results = await runEdits(benchContract(), { edits: allEdits, tools: ['oasdiff'] })
  }, 15 * minutes)

  test('no verdict is another one', () => {
    expect(renderWrong(results)).toEqual([])
  })

  test('no break is missed, no edit is silent, and nothing cries wolf', () => {
    const { missed, silent, alarms } = tally(results)
    const names = (wrong: EditResult[]) => wrong.map(({ name }) => name)
    expect([names(missed), names(silent), names(alarms)]).toEqual([[], [], []])
  })

  test('enough edits of each kind, each named once', () => {
    const of = (wanted: string) => allEdits.filter((edit) => edit.wanted === wanted).length
    expect(new Set(allEdits.map(({ name }) => name)).size).toBe(allEdits.length)
    expect(of('major')).toBeGreaterThanOrEqual(120)
    expect(of('minor')).toBeGreaterThanOrEqual(60)
    expect(of('patch')).toBeGreaterThanOrEqual(40)
  })

  test('each kind of member of today\'s contract is edited somewhere', async () => {
    const { folder } = await ensureBundle()
    const { document } = readContract(join(folder, 'valora.yaml'))
    const edited = new Set(results.flatMap(({ constructs }) => [...constructs]))
    // Another title is another contract, and a server is known by its url.
    const known = new Set(['info.title', 'server.url'])
    const missing = [...constructsOf(document)].filter((one) => !edited.has(one) && !known.has(one))
    expect(missing, 'give each an edit in scripts/gate/bench/edits').toEqual([])
  })
})

describe('redocly beside oasdiff', () => {
  const asked = new Set([
    'request pattern widened', 'plain request becomes a union', 'open enum gets a value',
    'one way in added', 'refusal added', 'schema becomes a component', 'header added',
    'payload gets a required property', 'optional query parameter added', 'another scope is needed',
  ])

  test.each([true, false])('both tools, breaking %s: the verdict stays', async (isBreaking) => {
    const edits = allEdits.filter(({ name, wanted }) =>
      asked.has(name) && isGraver(wanted, 'minor') === isBreaking)
    const results = await runEdits(benchContract(), { edits, tools: ['oasdiff', 'redocly'] })
    expect(results.length).toBeGreaterThan(0)
    expect(renderWrong(results)).toEqual([])
  }, 3 * minutes)
})
