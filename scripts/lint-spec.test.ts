import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureBundle } from './bundle.ts'
import { lintSpec } from './lint-spec.ts'
import { findingReport } from './lint/finding-report.ts'
import { sourcePlaces } from './lint/source-place.ts'
import { projectRoot } from './run/project.ts'

let root = ''

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'valora-lint-'))
  cpSync(join(projectRoot, 'scripts/fixtures/contract'), root, { recursive: true })
  await ensureBundle({ root })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('redocly names the source file and our rules the bundle or its source', async () => {
  const example = join(root, 'spec/examples/createThing/default.response.yaml')
  writeFileSync(example, readFileSync(example, 'utf8').replace('thing_1', '5'))
  const findings = await lintSpec({ root })
  const redocly = findings.find(({ rule }) => rule === 'redocly/no-invalid-media-type-examples')
  expect(redocly?.place).toMatch(/^spec\/examples\/createThing\/default\.response\.yaml:\d+$/)
  const own = findings.filter(({ rule }) => !rule.startsWith('redocly/'))
  expect(findings.map(({ rule }) => rule)).toContain('spectral/info-contact')
  expect(own.length).toBeGreaterThan(0)
  for (const { place, fix } of own) {
    expect(place).toMatch(/^(spec|dist)\/\S+\.yaml:\d+$/)
    expect(fix).not.toBe('')
  }
})

test.each([
  ['$[\'x-registries\'].problems[1]', 'spec/errors/problems.yaml:7'],
  ['$[\'x-registries\'].requirements[1].text', 'spec/requirements/things.yaml:9'],
  ['$.paths[\'/things/{thing_id}\'].get.responses[200]', 'spec/paths/things.by-id.yaml:4'],
  ['$.components.schemas.Other.type', 'spec/schemas/Other.yaml:1'],
  ['$.components.parameters.Cursor', 'spec/parameters/Cursor.yaml:1'],
  ['$.info.title', undefined],
])('the source of %s is %s', (path, place) => expect(sourcePlaces(root)(path)).toBe(place))

describe('findingReport', () => {
  const finding = { place: 'a:1', rule: 'r', message: 'm', fix: 'do f' }

  test('one error fails, warnings alone do not', () => {
    const warning = { ...finding, severity: 'warn' as const }
    const alone = { failed: false, summary: '0 errors, 1 warnings' }
    expect(findingReport([warning])).toMatchObject(alone)
    const { failed, text } = findingReport([warning, { ...finding, severity: 'error' }])
    expect(failed).toBe(true)
    expect(text).toBe([
      'a:1: warn r: m', '    fix: do f', 'a:1: error r: m', '    fix: do f', '1 errors, 1 warnings',
    ].join('\n'))
  })
})
