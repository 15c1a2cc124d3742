import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Failure } from '../run/failure.ts'

const run = promisify(execFile)

const shown_max = 10

/** A release is what is committed: anything else would not be what others can check out. */
export const requireClean = async (root: string): Promise<void> => {
  const { stdout } = await run('git', ['status', '--porcelain'], { cwd: root })
  const changed = stdout.split('\n').filter((line) => line !== '')
  if (changed.length === 0) return
  throw new Failure(['The working tree has changes: commit or take them back, then release.',
    ...changed.slice(0, shown_max)].join('\n'))
}
