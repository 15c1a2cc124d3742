import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { Failure } from '../run/failure.ts'

const run = promisify(execFile)

type Status = {
  changesets: { id: string; summary: string }[]
  releases: { name: string; newVersion: string }[]
}

export type PendingRelease = {
  readonly version: string
  /** What the changesets say, in the order of their names. */
  readonly summaries: readonly string[]
}

const statusOf = async (root: string): Promise<Status> => {
  const folder = mkdtempSync(join(tmpdir(), 'valora-release-'))
  try {
    const output = join(folder, 'status.json')
    await run(process.execPath,
      [join(root, 'node_modules/@changesets/cli/bin.js'), 'status', '--output', output],
      { cwd: root })
    return JSON.parse(readFileSync(output, 'utf8')) as Status
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string }
    const said = stripVTControlCharacters(`${stdout}\n${stderr}`).trim()
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
