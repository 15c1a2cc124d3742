import { run } from '../run/command.ts'
import type { Outcome } from '../run/command.ts'
import { Failure } from '../run/failure.ts'
import { findOasdiff } from './find-oasdiff.ts'

/** What it says of a failure, for messages: files by the names that the reader knows. */
type Names = (said: string) => string

const again = 'install it again with `npm ci`'

const outcome = async (args: string[]): Promise<Outcome> => {
  const file = await findOasdiff()
  try {
    const { stdout, ...rest } = await run(file, args)
    // Where nothing differs it still says `[]` or ends a line: silence is that of a broken file.
    if (rest.exitCode === 0 && stdout === '') throw new Failure('it said nothing')
    return { stdout, ...rest }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new Failure(`${file} does not run as oasdiff (${said}): ${again}.`, 'missing')
  }
}

/** What oasdiff prints as JSON; nothing where it found no difference. */
export const runOasdiff = async (args: string[], named: Names = (said) => said,
): Promise<unknown> => {
  const { exitCode, stdout, stderr } = await outcome(args)
  if (exitCode !== 0) {
    const said = named(stderr.trim().replace(/^Error: /, ''))
    throw new Failure(`oasdiff cannot compare them: ${said}`)
  }
  if (stdout.trim() === '') return undefined
  try {
    return JSON.parse(stdout)
  } catch {
    throw new Failure(`oasdiff did not answer in JSON: ${again}.`, 'missing')
  }
}
