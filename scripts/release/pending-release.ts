import { execFile } from 'node:child_process'
import {
  cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { Failure } from '../run/failure.ts'
import { projectRoot } from '../run/project.ts'

const run = promisify(execFile)

type Status = {
  changesets: { id: string; summary: string }[]
  releases: { name: string; newVersion: string }[]
}

type Printed = { stdout: string; stderr: string }

export type PendingRelease = {
  readonly version: string
  /** What the changesets say, in the order of their names. */
  readonly summaries: readonly string[]
}

/** The files that a plan is made of; what the packages hold has no part in it. */
const planFiles = (root: string): string[] => {
  const { workspaces = [] } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as
    { workspaces?: string[] }
  // The lock tells changesets that these are workspaces of npm.
  const files = ['package.json', 'package-lock.json',
    ...workspaces.map((folder) => join(folder, 'package.json')),
    ...globSync('.changeset/*', { cwd: root })]
  return files.filter((file) => existsSync(join(root, file)))
}

/** changesets asks git for a branch `main`, which a checkout of a tag or a pull request lacks. */
const commitPlan = async (root: string, folder: string): Promise<void> => {
  for (const file of planFiles(root)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(root, file), join(folder, file))
  }
  const { baseBranch } = JSON.parse(
    readFileSync(join(folder, '.changeset/config.json'), 'utf8')) as { baseBranch: string }
  const git = (...args: string[]) => run('git', args, { cwd: folder })
  await git('init', '--quiet', `--initial-branch=${baseBranch}`)
  await git('add', '--all', '--force')
  const author = ['user.name=release', 'user.email=release@invalid', 'commit.gpgSign=false']
  await git(...author.flatMap((setting) => ['-c', setting]),
    'commit', '--quiet', '--no-verify', '--message=plan')
}

/** What changesets says, without its banner and its stack. */
const sentences = (printed: string): string => stripVTControlCharacters(printed).split('\n')
  .filter((line) => line !== '' && !/^\s+at |^\W*(changeset v|Exited with)/u.test(line)).join('\n')

const statusOf = async (root: string): Promise<Status> => {
  const folder = mkdtempSync(join(tmpdir(), 'valora-release-'))
  try {
    const plan = join(folder, 'plan')
    await commitPlan(root, plan)
    const output = join(folder, 'status.json')
    await run(process.execPath,
      [join(projectRoot, 'node_modules/@changesets/cli/bin.js'), 'status', '--output', output],
      { cwd: plan })
    return JSON.parse(readFileSync(output, 'utf8')) as Status
  } catch (error) {
    const { stderr = '', stdout = '', message } = error as Error & Partial<Printed>
    const said = sentences(`${stdout}\n${stderr}`) || message
    throw new Failure(`The changesets cannot be read, mend .changeset/: ${said}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The version that the pending changesets lead to; spec, SDK and suite share it. */
export const pendingRelease = async (root: string): Promise<PendingRelease> => {
  const { changesets, releases } = await statusOf(root)
  const version = releases.find(({ name }) => name === '@valora/spec')?.newVersion
  if (version === undefined || changesets.length === 0) {
    throw new Failure('No changeset is pending, so there is nothing to release: write one into '
      + '.changeset/, npm run gate says which bump it needs.')
  }
  const ordered = changesets.toSorted(({ id: one }, { id: other }) => one < other ? -1 : 1)
  return { version, summaries: ordered.map(({ summary }) => summary) }
}
