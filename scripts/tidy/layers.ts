import { importsOf, type Import } from './imports.ts'
import type { Code } from './source-tree.ts'
import type { TidyProblem } from './tidy-problem.ts'

type Rule = {
  /** The files it judges; a later rule of the list does not judge them again. */
  of: RegExp
  /** Files of the project that they may import. */
  files: RegExp
  /** Packages that they may import; all where nothing is said. */
  packages?: RegExp
  use: string
}

const engine = 'reference-engine/src'
const layer = (names: string): RegExp => new RegExp(`^${engine}/(${names})/`)

/** "Who may know whom": one row for each part of the house; tests stand in no layer. */
const rules: Rule[] = [
  {
    of: layer('domain'),
    files: layer('domain'),
    packages: /^(temporal-polyfill|node:assert)$/,
    use: 'an argument: the domain knows only itself and a calendar library',
  },
  {
    of: layer('application'),
    files: layer('domain|application'),
    use: 'a port that the application declares and main.ts wires',
  },
  {
    of: layer('persistence'),
    files: layer('domain|application|persistence'),
    use: 'a port of the application: persistence knows neither HTTP nor jobs',
  },
  {
    of: layer('api'),
    files: layer('domain|application|api'),
    use: 'a use case of the application that main.ts wires',
  },
  {
    of: layer('scheduler'),
    files: layer('domain|application|scheduler'),
    use: 'a use case of the application that main.ts wires',
  },
  {
    of: layer('import'),
    files: layer('import'),
    packages: /^(node:.+|@valora\/spec\/types)$/,
    use: 'HTTP: the import is a client like any other',
  },
  { of: /^reference-engine\//, files: /^reference-engine\//, use: 'the bundle in dist/' },
  {
    of: /^conformance\/selftest\//,
    files: /^(conformance|reference-engine|scripts|sdk-typescript)\//,
    use: 'the engine as a process or by its public start function',
  },
  { of: /^conformance\//, files: /^conformance\//, use: 'HTTP: the suite is a black box' },
  {
    of: /^sdk-typescript\/src\//,
    files: /^sdk-typescript\/src\//,
    packages: /^openapi-fetch$/,
    use: 'code of its own: the SDK needs nothing but openapi-fetch at run time',
  },
  { of: /^sdk-typescript\//, files: /^(sdk-typescript|scripts)\//, use: 'its own src/' },
  { of: /^rules\//, files: /^rules\//, use: 'the bundle in dist/' },
  { of: /^spec\//, files: /^$/, packages: /^$/, use: 'nothing: the contract knows no one' },
]

const isTest = (file: string): boolean =>
  file.endsWith('.test.ts') || /^reference-engine\/src\/.+\/test\//.test(file)

/** The workspaces by the names others import them with. */
const workspaces: Record<string, string> = {
  '@valora/reference-engine': 'reference-engine/src/main.ts',
  '@valora/conformance': 'conformance/src/index.ts',
  '@valora/sdk': 'sdk-typescript/src/index.ts',
  '@valora/rules': 'rules/src/index.ts',
}

const ownFile = ({ specifier, file }: Import): string | undefined => {
  const name = Object.keys(workspaces).find((candidate) =>
    specifier === candidate || specifier.startsWith(`${candidate}/`))
  return file ?? (name === undefined ? undefined : workspaces[name])
}

const isAllowed = (rule: Rule, found: Import): boolean => {
  const file = ownFile(found)
  if (file !== undefined) return rule.files.test(file)
  return rule.packages?.test(found.specifier) ?? true
}

const isWiring = (file: string): boolean => /^reference-engine\/src\/(main|cli)\.ts$/.test(file)

/** Imports that "who may know whom" of the architecture forbids. */
export const layerProblems = (codes: Code[]): TidyProblem[] =>
  codes
    .filter(({ file }) => !isTest(file) && !isWiring(file))
    .flatMap((code) => {
      const rule = rules.find(({ of }) => of.test(code.file))
      if (rule === undefined) return []
      return importsOf(code)
        .filter((found) => !isAllowed(rule, found))
        .map(({ line, specifier }) =>
          ({ file: code.file, line, problem: `imports ${specifier}`, use: rule.use }))
    })

/** Layers of the engine that the rules know: a folder beside them would escape. */
export const unknownLayerProblems = (codes: Code[]): TidyProblem[] =>
  codes
    .filter(({ file }) => file.startsWith(`${engine}/`))
    .filter(({ file }) => file.slice(engine.length + 1).includes('/'))
    .filter(({ file }) => !layer('domain|application|persistence|api|scheduler|import').test(file))
    .map(({ file }) =>
      ({ file, line: 1, problem: 'stands in no layer', use: 'a folder of the architecture' }))
