import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from './command.ts'
import { projectRoot } from './project.ts'

const script = (name: string, ...args: string[]) =>
  run(process.execPath, [join(projectRoot, 'scripts', name), ...args])

const another = 'scripts/fixtures/contract/spec/openapi.yaml'

test('--help is answered on stdout and does nothing else', async () => {
  const { exitCode, stdout, stderr } = await script('release.ts', '--help')
  expect(stdout).toMatch(/^Usage: npm run release:dry.*\n$/)
  expect([exitCode, stderr]).toEqual([0, ''])
})

test.each([
  ['an unknown flag', 'bundle.ts', ['--fast'], 2,
    /^Unknown option '--fast'\. Usage: npm run bundle/],
  ['a stray word', 'generate.ts', ['now'], 2,
    /^Unexpected argument 'now'.*Usage: npm run generate/],
  ['a flag without its value', 'diff.ts', ['--base'], 2, /argument missing.* Usage: npm run diff/],
  ['a value that means nothing', 'diff.ts', ['--fail-on', 'all'], 2, /^--fail-on takes "breaking"/],
  ['a port that is none', 'mock.ts', ['--port', '70000'], 2, /^--port takes a number/],
  ['no number of rounds', 'prove-conformance.ts', ['--runs', '0'], 2, /^0 is no whole number/],
  ['a seed that is none', 'prove-properties.ts', ['--seed', '1.5'], 2, /^1\.5 is no whole number/],
  ['a missing file', 'diff.ts', ['--base', 'gone.yaml'], 3, /^gone\.yaml does not exist\.$/],
  ['a file of another kind', 'diff.ts', ['--base', 'package.json'], 1, /^package\.json is no Open/],
  ['a file that is no YAML', 'diff.ts', ['--base', 'LICENSE'], 1, /^LICENSE is no/],
  ['another contract', 'diff.ts', ['--base', another], 1, /^".+" and "Valora" are different/],
])('%s: one line on stderr and its exit code', async (_, name, args, exitCode, message) => {
  const outcome = await script(name, ...args)
  expect(outcome.stderr.trim()).toMatch(message)
  expect(outcome.stderr.trim().split('\n')).toHaveLength(1)
  expect(outcome.stdout).toBe('')
  expect(outcome.exitCode).toBe(exitCode)
})
