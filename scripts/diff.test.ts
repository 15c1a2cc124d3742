import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleContract } from './bundle/bundle-contract.ts'
import { diff } from './diff.ts'
import { findOasdiff } from './diff/find-oasdiff.ts'
import { newestRelease } from './diff/newest-release.ts'
import { renderComparison } from './diff/render-comparison.ts'
import { projectRoot } from './run/project.ts'

let folder = ''
let base = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'valora-diff-'))
  await bundleContract(join(projectRoot, 'scripts/fixtures/contract'), folder)
  base = join(folder, 'valora.yaml')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const edited = (from: string, to: string): string => {
  const text = readFileSync(base, 'utf8')
  if (!text.includes(from)) throw new Error(`the bundle lacks ${from}`)
  const revision = join(folder, 'revision.yaml')
  writeFileSync(revision, text.replace(from, to))
  return revision
}

describe('diff', () => {
  test.each([
    ['maxLength: 200', 'maxLength: 100', 'breaking', 'a cursor in use may be refused'],
    ['maxLength: 200', 'maxLength: 300', 'compatible', 'what was accepted still is'],
    ['List things', 'List all things', 'documentation', 'prose breaks nobody'],
    ['https://billing.example/v1', 'https://other.example/v1', 'unexplained',
      'no check of oasdiff looks at the server'],
    ['List things', 'List things', 'identical', 'nothing changed'],
  ])('%s -> %s is %s: %s', async (from, to, verdict) => {
    expect((await diff({ base, revision: edited(from, to) })).verdict).toBe(verdict)
  })

  test('the table shows the gravest change first and the verdict last', async () => {
    const text = readFileSync(edited('maxLength: 200', 'maxLength: 100'), 'utf8')
      .replace('required: true', 'required: false')
    writeFileSync(join(folder, 'revision.yaml'), text)
    const revision = join(folder, 'revision.yaml')
    const lines = renderComparison(await diff({ base, revision })).split('\n')
    expect(lines[2]).toMatch(/^breaking +GET \/things +request-parameter-max-length-decreased/)
    expect(lines.at(-1)).toMatch(/: breaking$/)
  })

  test('a missing file is named', async () => {
    await expect(diff({ base: join(folder, 'gone.yaml') })).rejects.toThrow('gone.yaml')
  })
})

describe('newestRelease', () => {
  test('versions are ordered as numbers', () => {
    const releases = join(folder, 'spec/releases')
    mkdirSync(releases, { recursive: true })
    for (const name of ['0.9.0.yaml', '0.10.0.yaml', '0.10.0-notes.md']) {
      writeFileSync(join(releases, name), '')
    }
    expect(newestRelease(folder)).toBe(join(releases, '0.10.0.yaml'))
  })

  test('without a release it says where one is expected', () => {
    expect(() => newestRelease(join(folder, 'nowhere'))).toThrow(/^spec\/releases\/ holds no/)
  })
})

describe('findOasdiff', () => {
  const packaged = () => Promise.reject(new Error('The oasdiff binary could not be found'))

  test('an oasdiff on PATH serves where the package has none', async () => {
    const own = join(folder, 'oasdiff')
    writeFileSync(own, '', { mode: 0o755 })
    expect(await findOasdiff({ packaged, searchPath: folder })).toBe(own)
  })

  test('without any it says what to install', async () => {
    await expect(findOasdiff({ packaged, searchPath: join(folder, 'spec') }))
      .rejects.toThrow(/^No oasdiff for .+ put it on PATH/)
  })
})
