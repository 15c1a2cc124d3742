import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pendingRelease } from './pending-release.ts'

const names = ['@valora/spec', '@valora/sdk']

let root = ''

const write = (file: string, value: unknown): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), typeof value === 'string' ? value : JSON.stringify(value))
}
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.invalid', ...args], { cwd: root })

const changeset = (bump: string, text: string): string =>
  `---\n'@valora/spec': ${bump}\n---\n\n${text}\n`

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'valora-pending-'))
  write('package.json', { name: 'all', private: true, workspaces: ['spec', 'sdk'] })
  write('package-lock.json', { lockfileVersion: 3 })
  write('spec/package.json', { name: names[0], version: '0.1.0' })
  write('sdk/package.json', { name: names[1], version: '0.1.0' })
  write('.changeset/config.json',
    { baseBranch: 'main', changelog: false, commit: false, fixed: [names], access: 'public' })
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--quiet', '--message=first')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('the checkout of a pull request, which has no branch main, has a plan', async () => {
  git('checkout', '--quiet', '--detach')
  git('branch', '--quiet', '--delete', '--force', 'main')
  write('.changeset/b.md', changeset('patch', 'Second.'))
  write('.changeset/a.md', changeset('minor', 'First.'))
  expect(await pendingRelease(root))
    .toEqual({ version: '0.2.0', summaries: ['First.', 'Second.'] })
})

test('without a changeset there is nothing to release, whatever the branch', async () => {
  git('checkout', '--quiet', '-b', 'topic')
  write('sdk/index.js', '')
  await expect(pendingRelease(root)).rejects.toThrow(/^No changeset is pending.+ \.changeset\/, /)
})

test('a changeset that cannot be read is refused with what changesets says', async () => {
  write('.changeset/a.md', 'no front matter')
  await expect(pendingRelease(root)).rejects.toThrow(
    /^The changesets cannot be read, mend \.changeset\/: Error: could not parse [^]+matter$/)
})
