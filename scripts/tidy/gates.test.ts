import { describe, expect, test } from 'vitest'
import { contractShapes } from './contract-copies.ts'
import { gates } from './gates.ts'
import { parseCode } from './source-tree.ts'
import { renderProblem } from './tidy-problem.ts'

const schema = (...names: string[]) =>
  ({ properties: Object.fromEntries(names.map((name) => [name, {}])) })

const shapes = contractShapes(JSON.stringify({
  components: {
    schemas: {
      Invoice: schema('id', 'customer_id', 'total'),
      Period: schema('start', 'end'),
    },
  },
}))

const judge = (gate: string, files: Record<string, string>): string[] => {
  const texts = Object.entries(files).map(([file, text]) => ({ file, text }))
  const house = { texts, codes: parseCode(texts), shapes }
  return (gates[gate]?.(house) ?? []).map(renderProblem)
}

// In parts, so that this file does not hold what the gate forbids.
const machinePath = ['a\nsee ', 'work', 'main'].join('/')
const registryHost = ['https://registry', 'npmjs', 'org'].join('.')

const engine = 'reference-engine/src'
const lines = (count: number, text = '  work()') => Array.from({ length: count }, () => text)
const functionOf = (count: number) => ['const f = () => {', ...lines(count - 2), '}'].join('\n')

/** gate, why it fires, the file, its text, what is printed. */
const breaches: [string, string, string, string, RegExp][] = [
  ['layers', 'the domain reads a table', `${engine}/domain/money/a.ts`,
    '\nimport { row } from \'../../persistence/row.ts\'',
    /^reference-engine\/src\/domain\/money\/a\.ts:2: imports \S+\/persistence\/row\.ts, use /],
  ['layers', 'the domain takes a package', `${engine}/domain/a.ts`, 'import \'pg\'', /:1: /],
  ['layers', 'the domain knows the wire', `${engine}/domain/a.ts`,
    'import type { Invoice } from \'@valora/spec/types\'', /:1: imports @valora/],
  ['layers', 'a use case knows HTTP', `${engine}/application/a.ts`,
    'export { b } from \'../api/b.ts\'', /use a port/],
  ['layers', 'persistence knows HTTP', `${engine}/persistence/a.ts`,
    'import \'../api/b.ts\'', /knows neither HTTP/],
  ['layers', 'HTTP reads a table', `${engine}/api/a.ts`,
    'await import(\'../persistence/b.ts\')', /use a use case/],
  ['layers', 'a job reads a table', `${engine}/scheduler/a.ts`,
    'import \'../persistence/b.ts\'', /use a use case/],
  ['layers', 'a folder beside the layers', `${engine}/services/a.ts`, '', /in no layer/],
  ['layers', 'the suite looks inside', 'conformance/src/a.ts',
    'import \'../../reference-engine/src/domain/a.ts\'', /black box/],
  ['layers', 'the suite looks inside by name', 'conformance/oracle/a.ts',
    'import \'@valora/reference-engine\'', /black box/],
  ['layers', 'a check looks inside', 'conformance/checks/a.check.ts',
    'import \'../../reference-engine/src/domain/a.ts\'', /black box/],
  ['layers', 'the SDK takes a package', 'sdk-typescript/src/a.ts', 'import \'ajv\'',
    /openapi-fetch/],
  ['layers', 'a rule knows the engine', 'rules/a/rule.ts',
    'import \'../../reference-engine/src/main.ts\'', /bundle/],
  ['layers', 'the contract knows someone', 'spec/a.ts', 'import \'yaml\'', /no one/],

  ['contract-sources', 'the engine reads a source', `${engine}/api/a.ts`,
    'read(\'../../spec/errors/problems.yaml\')', /:1: names .+ use the bundle in dist/],

  ['banned-calls', 'the wall clock', `${engine}/domain/a.ts`, 'const a = Date.now()',
    /:1: Date\.now, use a clock/],
  ['banned-calls', 'the wall clock, made', 'conformance/src/a.ts', '\nnew Date()',
    /:2: new Date\(\)/],
  ['banned-calls', 'the wall clock, passed on', `${engine}/api/a.ts`, 'f(Date.now)', /Date\.now/],
  ['banned-calls', 'the calendar\'s clock', `${engine}/api/a.ts`, 'Temporal.Now.instant()', /Now/],
  ['banned-calls', 'chance', 'rules/src/a.ts', 'Math.random()', /seeded/],
  ['banned-calls', 'chance in a test', 'rules/src/a.test.ts', 'Math.random()', /seeded/],
  ['banned-calls', 'an id', `${engine}/api/a.ts`, 'crypto.randomUUID()', /ids/],
  ['banned-calls', 'an id by import', `${engine}/api/a.ts`,
    'import { randomUUID as id } from \'node:crypto\'', /randomUUID/],
  ['banned-calls', 'the environment', 'sdk-typescript/src/a.ts', 'process.env.KEY',
    /configuration/],

  ['sizes', 'a long function', 'scripts/a.ts', functionOf(41), /:1: f has 41 lines/],
  ['sizes', 'a function of many', 'scripts/a.ts',
    ['const f = () => {', functionOf(39), functionOf(39), functionOf(39), '}'].join('\n'),
    /f has 119 lines with those inside/],
  ['sizes', 'a long file', 'scripts/a.ts', lines(201, 'a()').join('\n'), /the file has 201 lines/],
  ['sizes', 'a long line', 'scripts/a.ts', `\n// ${'x'.repeat(98)}`,
    /:2: the line has 101 columns/],

  ['orphans', 'nobody imports it', 'rules/src/a.ts', '', /:1: nothing uses it/],
  ['contract-copies', 'an interface of its name', 'conformance/src/a.ts',
    'interface Invoice { id: string; total: string }', /:1: Invoice is a hand-written copy/],
  ['contract-copies', 'an alias of its name', 'conformance/src/a.ts',
    '\ntype Period = { start: string }', /:2: Period is a hand-written copy of Period/],
  ['contract-copies', 'with more added', 'conformance/src/a.ts',
    'type Invoice = Base & { id: string; customer_id: string; extra: 1 }', /copy of Invoice/],
  ['contract-copies', 'under another name', 'conformance/src/a.ts',
    'type Bill = { id: string; customer_id: string; total: string }', /Bill is a .+ of Invoice/],
  ['rule-folders', 'no page and no cases', 'rules/a/rule.ts', '', /:1: the rule has no good\.yaml/],
  ['forbidden-words', 'a machine path', 'README.md', machinePath, /README\.md:2: /],
  ['forbidden-words', 'a registry', 'a.yaml', registryHost, /host of a package/],
  ['forbidden-words', 'a long dash', 'scripts/a.ts', '// a \u2014 b', /ASCII/],
  ['floats-near-money', 'Number', `${engine}/domain/money/a.ts`, 'Number(x)',
    /Number\(\) near money/],
  ['floats-near-money', 'parseFloat', `${engine}/domain/pricing/a.ts`, 'parseFloat(x)', /exact/],
  ['floats-near-money', 'toNumber', `${engine}/domain/metering/a.ts`, 'x.y.toNumber()', /toNumber/],
  ['names', 'an empty word', 'rules/src/date-utils.ts', '', /date-utils\.ts says nothing/],
  ['names', 'an empty folder', 'rules/helpers/a.ts', '', /helpers says nothing/],
  ['names', 'a capital', 'rules/src/dateRange.ts', '', /not kebab-case/],
  ['names', 'a wish', 'rules/a.test.ts', 'test(\'it should work\', f)', /what should be/],
  ['names', 'a long title', 'rules/a.test.ts', `\ntest('${'x'.repeat(71)}', f)`,
    /:2: .+ 71 characters/],
  ['formatting', 'a semicolon', 'rules/a.ts', 'const a = 1;', /:1: a semicolon/],
  ['formatting', 'double quotes', 'rules/a.ts', '\nconst a = "b"', /:2: double quotes/],
  ['formatting', 'a tab', 'rules/a.ts', '\tconst a = 1', /a tab/],
  ['formatting', 'space at the end', 'rules/a.ts', 'const a = 1 ', /a space at the end/],
]

/** gate, why it keeps still, the file, its text. */
const exemptions: [string, string, string, string][] = [
  ['layers', 'the domain knows the calendar', `${engine}/domain/a.ts`,
    'import { Temporal } from \'temporal-polyfill\''],
  ['layers', 'main.ts wires', `${engine}/main.ts`, 'import \'./persistence/a.ts\''],
  ['layers', 'a test stands in no layer', `${engine}/api/a.test.ts`,
    'import \'../persistence/a.ts\''],
  ['layers', 'the self-test starts the engine', 'conformance/selftest/a.ts',
    'import \'@valora/reference-engine\''],
  ['contract-sources', 'the bundle', `${engine}/main.ts`, 'read(\'dist/valora.json\')'],
  ['contract-sources', 'the generated types', `${engine}/api/a.ts`,
    'import type { Invoice } from \'@valora/spec/types\''],
  ['banned-calls', 'cli.ts reads the environment', 'conformance/src/cli.ts', 'process.env.KEY'],
  ['banned-calls', 'a date that is given', `${engine}/api/a.ts`, 'new Date(0)'],
  ['banned-calls', 'a test measures', `${engine}/api/a.test.ts`, 'Date.now()'],
  ['sizes', 'the largest function', 'scripts/a.ts', functionOf(40)],
  ['sizes', 'a list of tests', 'scripts/a.test.ts',
    ['describe(\'a\', () => {', functionOf(39), functionOf(39), functionOf(39), '})'].join('\n')],
  ['orphans', 'a rule is found by its folder', 'rules/a/rule.ts', ''],
  ['orphans', 'a check is found by its name', 'conformance/checks/a.check.ts', ''],
  ['contract-copies', 'exact values in the domain', `${engine}/domain/a.ts`,
    'type Invoice = { id: string; customerId: string; total: Decimal }'],
  ['contract-copies', 'derived from the generated type', 'conformance/src/a.ts',
    'type Invoice = Pick<Wire, \'id\'>'],
  ['contract-copies', 'generic', 'conformance/src/a.ts', 'type Period<T> = { start: T }'],
  ['floats-near-money', 'a count of columns', `${engine}/persistence/a.ts`, 'Number(x)'],
  ['names', 'a title of 70', 'rules/a.test.ts', `test('${'x'.repeat(70)}', f)`],
  ['formatting', 'a quote inside', 'rules/a.ts', 'const a = "it\'s"'],
  ['formatting', 'members on one line', 'rules/a.ts', 'type A = { b: string; c: string }'],
]

describe('each gate fires', () => {
  test.each(breaches)('%s: %s', (gate, _why, file, text, printed) => {
    expect(judge(gate, { [file]: text }).join('\n')).toMatch(printed)
  })

  test('every gate has a breach that it is seen to find', () => {
    expect(new Set(breaches.map(([gate]) => gate))).toEqual(new Set(Object.keys(gates)))
  })
})

describe('each gate keeps still', () => {
  test.each(exemptions)('%s: %s', (gate, _why, file, text) => {
    expect(judge(gate, { [file]: text })).toEqual([])
  })

  test('rule-folders: a rule with its page and its cases', () => {
    const files = ['rule.ts', 'good.yaml', 'bad.yaml', 'README.md']
      .map((name) => [`rules/a/${name}`, 'text'])
    expect(judge('rule-folders', Object.fromEntries(files))).toEqual([])
  })
})

describe('orphans follows', () => {
  const files = (entry: string, text: string) => ({ [entry]: text, 'rules/src/a.ts': '' })

  test.each([
    ['an import', 'scripts/b.ts', 'import \'../rules/src/a.ts\''],
    ['a re-export', 'scripts/b.ts', 'export * from \'../rules/src/a.ts\''],
    ['a path in a string', 'scripts/b.ts', 'run(\'../rules/src/a.ts\')'],
    ['a package.json', 'rules/package.json', '{ "exports": "./src/a.ts" }'],
  ])('%s', (_, entry, text) => expect(judge('orphans', files(entry, text))).toEqual([]))

  test('what only its test uses is not used', () => {
    expect(judge('orphans', files('rules/src/a.test.ts', 'import \'./a.ts\'')))
      .toEqual(['rules/src/a.ts:1: only tests use it, use it in the product, or a test/ folder'])
  })

  test('two files that only use each other are both orphans', () => {
    const circle = { 'rules/src/a.ts': 'import \'./b.ts\'', 'rules/src/b.ts': 'import \'./a.ts\'' }
    expect(judge('orphans', circle)).toHaveLength(2)
  })
})
