import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { projectRoot } from '../run/project.ts'
import { requireOneContract } from './require-one-contract.ts'
import { runOasdiff } from './run-oasdiff.ts'

const levels = { 1: 'info', 2: 'warning', 3: 'breaking' } as const

export type Change = {
  id: string
  level: (typeof levels)[keyof typeof levels]
  where: string
  text: string
  fingerprint: string
}

/**
 * `identical`: the same but for the order of keys. `documentation`: only prose and examples differ.
 * `compatible`: no consumer breaks. `breaking`: one does. `unexplained`: the documents differ and
 * no check says how; it is to be taken as breaking until a person has looked.
 */
export type Verdict = 'identical' | 'documentation' | 'compatible' | 'breaking' | 'unexplained'

export type Comparison = { base: string; revision: string; verdict: Verdict; changes: Change[] }

type RawChange = {
  id: string
  level: 1 | 2 | 3
  operation?: string
  path?: string
  section?: string
  text: string
  fingerprint?: string
}

const toChange = ({ id, level, operation, path, section, text, fingerprint = '' }: RawChange) => ({
  id,
  level: levels[level],
  where: path === undefined ? (section ?? '') : `${operation ?? ''} ${path}`.trim(),
  text,
  fingerprint,
})

const differs = async (files: string[], exclude: string[]): Promise<boolean> => {
  const excluded = exclude.length > 0 ? [`--exclude-elements=${exclude.join(',')}`] : []
  const difference = await runOasdiff(['diff', ...files, '-f', 'json', ...excluded])
  return Object.keys(difference ?? {}).length > 0
}

const judge = async (files: string[], changes: Change[]): Promise<Verdict> => {
  if (changes.some(({ level }) => level === 'breaking')) return 'breaking'
  if (changes.length > 0) return 'compatible'
  if (!(await differs(files, []))) return 'identical'
  const prose = ['description', 'examples', 'title', 'summary']
  return (await differs(files, prose)) ? 'unexplained' : 'documentation'
}

/** What changed from one bundle to another, with a verdict for the consumer of the first. */
export const compare = async (base: string, revision: string): Promise<Comparison> => {
  requireOneContract(base, revision)
  const shown = { base: relative(projectRoot, base), revision: relative(projectRoot, revision) }
  if (readFileSync(base, 'utf8') === readFileSync(revision, 'utf8')) {
    return { ...shown, verdict: 'identical', changes: [] }
  }
  const raw = await runOasdiff(['changelog', base, revision, '-f', 'json', '--level', 'INFO'])
  const changes = ((raw ?? []) as RawChange[]).map(toChange)
  return { ...shown, verdict: await judge([base, revision], changes), changes }
}
