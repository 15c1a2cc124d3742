import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { extensions } from './extensions.ts'
import { lintDocument } from './lint-document.ts'
import type { Registries } from './openapi.ts'
import { rules } from './rules.ts'

const home = new URL('..', import.meta.url)
const spec = new URL('../spec/', home)
const requirements = new URL('requirements/', spec)
const notRules = new Set(['src', 'node_modules'])
const read = (rule: string, file: string) => readFileSync(new URL(`${rule}/${file}`, home), 'utf8')

const pathsOf = async (rule: (typeof rules)[number], file: string) => {
  const findings = await lintDocument(read(rule.id, file), { rules: [rule], name: file })
  expect(findings.filter((finding) => finding.rule !== rule.id && finding.rule !== 'invalid-ref'))
    .toEqual([])
  return findings.filter((finding) => finding.rule === rule.id).map(({ path }) => path)
}

test('folders and registry hold the same rules', () => {
  const folders = readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !notRules.has(entry.name))
    .map(({ name }) => name)
  expect(rules.map(({ id }) => id)).toEqual(folders.sort())
})

test('what a rule rests on exists', () => {
  const rows = readdirSync(requirements)
    .map((file) => parse(readFileSync(new URL(file, requirements), 'utf8')) as Registries)
    .flatMap((area) => area.requirements ?? [])
  const known = new Set(rows.map(({ id }) => id))
  const cited = rules.flatMap((rule) => rule.restsOn).filter((each) => /^[A-Z]{3}-\d/.test(each))
  expect(cited.filter((id) => !known.has(id))).toEqual([])
})

test('every keyword that spec/extensions.yaml names is known where it stands', () => {
  const { extensions: named } = parse(readFileSync(new URL('extensions.yaml', spec), 'utf8')) as
    { extensions: { [keyword: string]: { on: string } } }
  const on = (place: string) => Object.keys(named).filter((name) => named[name]?.on.includes(place))
  expect(on('operation').filter((name) => !extensions.operation.has(name))).toEqual([])
  expect(on('schema').filter((name) => !extensions.schema.has(name))).toEqual([])
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('its good fixture has no finding', async () => {
    expect(await pathsOf(rule, 'good.yaml')).toEqual([])
  })

  test('its bad fixture has findings exactly where it says', async () => {
    const { 'x-expected': expected } = parse(read(id, 'bad.yaml')) as { 'x-expected': string[] }
    expect(expected.length).toBeGreaterThan(0)
    expect([...new Set(await pathsOf(rule, 'bad.yaml'))].sort()).toEqual([...expected].sort())
  })

  test('its page names it, its sentence, its fix and what it rests on', () => {
    const page = read(id, 'README.md')
    const { fix } = rule
    const wanted = [`# ${id}`, `${rule.message}.`, '## Why', '## What it wants', '## Example',
      `${fix.charAt(0).toLowerCase()}${fix.slice(1)}.`, ...rule.restsOn.map((each) => `- ${each}`)]
    expect(wanted.filter((text) => !page.includes(text))).toEqual([])
  })
})
