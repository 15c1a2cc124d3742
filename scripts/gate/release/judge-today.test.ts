import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ensureBundle } from '../../bundle.ts'
import { projectRoot } from '../../run/project.ts'
import { judgeToday } from '../judge-files.ts'
import { renderRuling } from './render-judgement.ts'

let root = ''
let today = ''

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

const record = (version: string, text: string): void => {
  const digest = createHash('sha256').update(text).digest('hex')
  write('spec/releases/SHA256SUMS', `${digest}  ${version}.yaml\n`)
}

/** Today's bundle with one text for another is what was released before. */
const release = (from = '', to = '', version = '0.1.0'): void => {
  expect(today).toContain(from)
  const text = today.replace(from, to).replace('version: 0.1.0', `version: ${version}`)
  rmSync(join(root, 'spec/releases'), { recursive: true, force: true })
  write(`spec/releases/${version}.yaml`, text)
  record(version, text)
}

const declare = (bump: string, name = '@valora/spec'): void =>
  write('.changeset/one.md', `---\n'${name}': ${bump}\n---\n\nOne thing.\n`)

const judged = async () => {
  const { ruling } = await judgeToday({ root })
  if (ruling === undefined) throw new Error('nothing was held against anything')
  return ruling
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'valora-gate-test-'))
  cpSync(join(projectRoot, 'scripts/fixtures/contract'), root, { recursive: true })
  write('package.json', '{ "workspaces": ["spec"] }')
  write('spec/package.json', '{ "name": "@valora/spec", "version": "0.1.0" }')
  write('.changeset/config.json', '{ "fixed": [["@valora/spec", "@valora/sdk"]] }')
  await ensureBundle({ root })
  today = readFileSync(join(root, 'dist/valora.yaml'), 'utf8')
})
beforeEach(() => {
  for (const file of ['.changeset/one.md', 'spec/gate/approvals.yaml', 'spec/releases']) {
    rmSync(join(root, file), { recursive: true, force: true })
  }
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** What was promised was longer; today is shorter, and whoever sent more is refused. */
const breaking = ['maxLength: 200', 'maxLength: 300'] as const
/** What was taken was shorter; today longer texts are taken too. */
const widening = ['maxLength: 200', 'maxLength: 100'] as const

describe('what is needed is held against what is declared', () => {
  test('where nothing changed, nothing has to be declared', async () => {
    release()
    expect(await judged()).toMatchObject({ needed: 'none', held: true })
  })

  test.each([
    ['a longer text declared as patch', widening, '0.1.0', 'patch', 'minor', false],
    ['a longer text declared as minor', widening, '0.1.0', 'minor', 'minor', true],
    ['a break below 1.0 declared as patch', breaking, '0.1.0', 'patch', 'minor', false],
    ['a break below 1.0 declared as minor', breaking, '0.1.0', 'minor', 'minor', true],
    ['a break from 1.0 on declared as minor', breaking, '1.0.0', 'minor', 'major', false],
    ['a break from 1.0 on declared as major', breaking, '1.0.0', 'major', 'major', true],
    ['a description declared as patch', ['List things', 'List'], '1.0.0', 'patch', 'patch', true],
  ] as const)('%s', async (_, [from, to], version, declared, needed, held) => {
    release(from, to, version)
    declare(declared)
    expect(await judged()).toMatchObject({ needed, held, declared: { bump: declared } })
  })

  test('what fails names the edit, the reason and the changeset to write', async () => {
    release(...breaking)
    const text = renderRuling(await judged())
    expect(text).toMatch(/request-maxLength-narrower .*maxLength +what is sent today may be ref/)
    expect(text).toContain('declared none and needs minor')
    expect(text).toContain("---\n'@valora/spec': minor\n---")
  })

  test('a version that was raised already declares what it was raised by', async () => {
    release(...breaking)
    write('spec/package.json', '{ "name": "@valora/spec", "version": "0.2.0" }')
    const ruling = await judged()
    write('spec/package.json', '{ "name": "@valora/spec", "version": "0.1.0" }')
    expect(ruling).toMatchObject({ held: true, declared: { by: ['spec/package.json 0.2.0'] } })
  })
})

describe('approvals', () => {
  const usual = 'counts_as: patch\n    reason: Nobody has sent so long a text.'
  const approve = (fingerprint: string, more = usual) =>
    write('spec/gate/approvals.yaml', `approvals:\n  - fingerprint: ${fingerprint}\n    ${more}\n`)

  const breakFound = async (): Promise<string> => {
    release(...breaking, '1.0.0')
    const { judgement } = await judged()
    return judgement.findings.find(({ verdict }) => verdict === 'major')?.fingerprint ?? ''
  }

  test('an approved break counts as what it was approved to be', async () => {
    approve(await breakFound())
    declare('minor')
    const { judgement, held } = await judged()
    expect(held).toBe(true)
    expect(judgement.findings.map(({ why }) => why).join()).toContain('Nobody has sent so long')
  })

  test.each([
    ['of a finding that is not there', '0123456789ab', undefined, /approves a finding that is not/],
    ['without a reason', '', 'counts_as: minor\n    reason: ok', /has no reason worth the name/],
    ['of nothing less', '', 'counts_as: major\n    reason: It is a break anyway, is it not.',
      /counts_as/],
    ['of no fingerprint', 'that one', undefined, /is no fingerprint/],
  ])('an approval %s ends the work', async (_, fingerprint, more, message) => {
    const found = await breakFound()
    approve(fingerprint === '' ? found : fingerprint, more)
    declare('major')
    await expect(judged()).rejects.toThrow(message)
  })
})

describe('releases and changesets that are broken', () => {
  test.each([
    ['a release edited after it was published', () => {
      release()
      write('spec/releases/0.1.0.yaml', `${today}\n`)
    }, /^spec\/releases\/0\.1\.0\.yaml is not what was published .+ restore it/],
    ['a release without its digest', () => {
      release()
      rmSync(join(root, 'spec/releases/SHA256SUMS'))
    }, /^spec\/releases\/0\.1\.0\.yaml has no line in .+ npm run gate -- --record/],
    ['a release that is gone', () => {
      release()
      rmSync(join(root, 'spec/releases/0.1.0.yaml'))
    }, /^spec\/releases\/0\.1\.0\.yaml is gone/],
    ['a digest that is none', () => {
      release()
      write('spec/releases/SHA256SUMS', 'abc 0.1.0.yaml\n')
    }, /^spec\/releases\/SHA256SUMS:1: no line of sha256sum/],
    ['a release under another name', () => {
      write('spec/releases/0.3.0.yaml', today)
      record('0.3.0', today)
    }, /says info\.version 0\.1\.0: a release is named after it/],
    ['no release', () => {}, /^spec\/releases\/ holds no/],
    ['a changeset of an unknown package', () => {
      release()
      declare('minor', '@valora/specs')
    }, /^\.changeset\/one\.md names @valora\/specs, which is no package here: name one of/],
    ['a changeset of an unknown bump', () => {
      release()
      declare('huge')
    }, /^\.changeset\/one\.md gives @valora\/spec the bump "huge"/],
    ['a changeset without a head', () => {
      release()
      write('.changeset/one.md', 'One thing.\n')
    }, /^\.changeset\/one\.md does not begin with ---/],
    ['a changeset whose head is no YAML', () => {
      release()
      write('.changeset/one.md', "---\n'@valora/spec: minor\n---\n\nOne.\n")
    }, /^\.changeset\/one\.md: not valid YAML/],
  ])('%s ends the work in one sentence', async (_, prepare, message) => {
    prepare()
    await expect(judged()).rejects.toThrow(message)
  })
})
