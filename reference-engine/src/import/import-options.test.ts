import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { runImport } from './test/run-import.ts'

test.each([
  [[], /import needs a FILE/, 'no file'],
  [['a', 'b', '--url', 'http://x'], /import takes one FILE, not 2/, 'two files'],
  [['a'], /import needs --url URL/, 'no URL'],
  [['a', '--url', 'x'], /--url takes an address such as/, 'no address'],
  [['a', '--url', 'http://u:hidden@x'], /--url takes no user/, 'a password in it'],
  [['a', '--url', 'http://x', '--batch', '1001'], /--batch takes a whole number/, 'a large batch'],
  [['a', '--url', 'http://x', '--connections', '0'], /--connections takes/, 'no connection'],
  [['a', '--url', 'http://x', '--api-key', 'hidden\n'], /the API key must be/, 'a broken key'],
  [['a', '--url', 'http://x', '--api-key', ''], /import needs VALORA_API_KEY/, 'no key'],
  [['a', '--url', 'http://x', '--rejected', './a'], /must be different files/, 'one file twice'],
  [['a', '--url', 'http://x', '--nope'], /Unknown option '--nope'/, 'an unknown flag'],
  [['no-file', '--url', 'http://x'], /cannot read no-file: there is no such file/, 'no such file'],
  [[tmpdir(), '--url', 'http://x'], /cannot read .*: it is a folder/, 'a folder'],
])('%j is wrong usage: %#', async (args, line, _why) => {
  const { code, out, err } = await runImport(args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(line)
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect(err).not.toMatch(/hidden/)
})

test('--help says it all', async () => {
  expect(await runImport(['--help'])).toMatchObject(
    { code: 0, out: expect.stringMatching(/Usage: .* import FILE[^]*Exit codes:/), err: '' })
})
