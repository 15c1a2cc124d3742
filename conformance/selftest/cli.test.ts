import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../scripts/run/command.ts'

const cli = join(import.meta.dirname, 'cli.ts')

test.each([
  ['an unknown option', '--nope', "Unknown option '--nope'. Usage: npm run selftest"],
  ['a name that no mutant has', 'nope', 'No mutant is called nope.'],
])('%s is one line and exit code 2', async (_, argument, wanted) => {
  const { exitCode, stdout, stderr } = await run(process.execPath, [cli, argument])
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(wanted)])
  expect(stdout).toBe('')
  expect(exitCode).toBe(2)
})
