import { Failure } from '../run/failure.ts'
import type { Source } from './parse-source.ts'
import { registryTable, type Row } from './registry-table.ts'

export type Requirement = {
  id: string
  area: string
  level: 'MUST' | 'SHOULD' | 'MAY'
  profile: string
  since: string
  text: string
  /** Why no black box can see it. */
  unobservable?: string
}

export type ProblemEntry = {
  code: string
  type: string
  status: number
  title: string
  retryable: boolean
  when: string
}

/** What stands inside a problem or beside one event of a batch; it is no answer of its own. */
export type FaultEntry = { code: string; when: string }

export type Registries = {
  requirements: {
    version: string
    areas: { area: string; title: string }[]
    requirements: Requirement[]
  }
  problems: { version: string; problems: ProblemEntry[]; faults: FaultEntry[] }
  currencies: unknown
}

const problemsFile = 'spec/errors/problems.yaml'
const currenciesFile = 'spec/currencies.yaml'
const semver = /^\d+\.\d+\.\d+$/

const isSentence = (value: unknown) => typeof value === 'string' && value !== ''

const faultFields = {
  code: (value: unknown) => /^[a-z][a-z0-9_]*$/.test(String(value)),
  when: isSentence,
}

const problemFields = {
  ...faultFields,
  status: (value: unknown) => Number.isInteger(value) && Number(value) >= 400,
  title: isSentence,
  retryable: (value: unknown) => typeof value === 'boolean',
}

const requirementFields = (area: string) => ({
  id: (value: unknown) => new RegExp(`^${area}-\\d+\\.\\d+$`).test(String(value)),
  level: (value: unknown) => ['MUST', 'SHOULD', 'MAY'].includes(String(value)),
  profile: (value: unknown) => /^[a-z]+$/.test(String(value)),
  since: (value: unknown) => semver.test(String(value)),
  text: isSentence,
})

const required = (sources: Source[], file: string): Source => {
  const source = sources.find((candidate) => candidate.file === file)
  if (source === undefined) throw new Failure(`${file} is missing: the bundle needs it.`)
  return source
}

const readProblems = (source: Source) => ({
  problems: registryTable(source, { list: 'problems', key: 'code', fields: problemFields })
    .map(({ code, ...rest }: Row) =>
      ({ code, type: `https://valora.dev/problems/${String(code)}`, ...rest }) as ProblemEntry),
  faults: registryTable(source, { list: 'faults', key: 'code', fields: faultFields })
    .map((row) => row as FaultEntry),
})

const readArea = (source: Source) => {
  const { area, title } = source.content as { area?: string; title?: string }
  if (area === undefined || title === undefined) {
    throw new Failure(`${source.file}:1: area or title is missing: name both at the top.`)
  }
  const fields = requirementFields(area)
  const rows = registryTable(source, { list: 'requirements', key: 'id', fields })
    .map((row) => ({ id: row['id'], area, ...row }) as Requirement)
  return { area, title, rows }
}

/** The registries beside the OpenAPI document: checked, and in the shape consumers read. */
export const readRegistries = (sources: Source[]): Registries => {
  const { info } = required(sources, 'spec/openapi.yaml').content as { info?: { version?: string } }
  const version = String(info?.version)
  if (!semver.test(version)) {
    throw new Failure(`spec/openapi.yaml: info.version is "${version}": write x.y.z.`)
  }
  const areas = sources
    .filter(({ file }) => file.startsWith('spec/requirements/'))
    .map(readArea)
  return {
    requirements: {
      version,
      areas: areas.map(({ area, title }) => ({ area, title })),
      requirements: areas.flatMap(({ rows }) => rows),
    },
    problems: { version, ...readProblems(required(sources, problemsFile)) },
    currencies: required(sources, currenciesFile).content,
  }
}
