import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findOasdiff } from '../../diff/find-oasdiff.ts'
import { run, runBinary } from '../../run/command.ts'
import { readToolPolicy } from './tool-policy.ts'

test('the policy knows exactly the checks that oasdiff knows', async () => {
  const { stdout } = await run(await findOasdiff(), ['checks', '-f', 'json'])
  const ids = (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(400)
  expect([...readToolPolicy().oasdiff.keys()].toSorted()).toEqual(ids.toSorted())
})

test('the policy names no rule that redocly does not know', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'valora-policy-'))
  try {
    const rules = [...readToolPolicy().redocly.keys(), 'no-such-rule']
    const config = join(folder, 'redocly.yaml')
    writeFileSync(config, `diff:\n${rules.map((rule) => `  ${rule}: major\n`).join('')}`)
    const { stdout, stderr } =
      await runBinary(['@redocly/cli', 'redocly'], ['check-config', '--config', config])
    const unknown = [...`${stdout}${stderr}`.matchAll(/Property `([\w-]+)` is not expected here/g)]
    expect(unknown.map(([, rule]) => rule)).toEqual(['no-such-rule'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
