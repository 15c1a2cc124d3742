import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Failure } from '../../run/failure.ts'
import { elementsOf, textsOf, type Node } from '../document/json-node.ts'
import { gravest, verdicts, type Verdict } from '../finding.ts'
import { bumpBetween, versionOf, type Version } from './version.ts'

export type Declared = {
  bump: Verdict
  /** Where it is declared, for messages. */
  by: string[]
}

const contract = '@valora/spec'

const readJson = (path: string): Node => JSON.parse(readFileSync(path, 'utf8')) as Node

const workspaceNames = (root: string): string[] => {
  return textsOf(readJson(join(root, 'package.json'))['workspaces']).flatMap((folder) => {
    const manifest = join(root, folder, 'package.json')
    return existsSync(manifest) ? textsOf([readJson(manifest)['name']]) : []
  })
}

/** Packages that move together with the contract: to name one is to name all. */
const together = (root: string): string[] => {
  const { fixed } = readJson(join(root, '.changeset/config.json'))
  return elementsOf(fixed).map(textsOf).find((names) => names.includes(contract)) ?? [contract]
}

const frontMatter = (text: string, file: string): Record<string, unknown> => {
  const [, head] = /^---\r?\n([\s\S]*?)\r?\n?---/.exec(text) ?? []
  try {
    if (head !== undefined) return (parse(head) ?? {}) as Record<string, unknown>
  } catch (error) {
    const [what = ''] = (error as Error).message.split(/ at line |\n/)
    throw new Failure(`${file}: not valid YAML between the ---: ${what}. Mend it there.`)
  }
  throw new Failure(`${file} does not begin with --- and the packages it concerns: `
    + 'see .changeset/README.md.')
}

const requireSentence = (text: string, file: string): void => {
  if (/^---\r?\n[\s\S]*?\r?\n?---\s*\S/.test(text)) return
  throw new Failure(`${file} says nothing of the change: write below the second --- what is new, `
    + 'for the changelog.')
}

type Known = { file: string; names: string[] }

const requireKnown = (rows: Record<string, unknown>, { file, names }: Known): void => {
  for (const [name, bump] of Object.entries(rows)) {
    if (!names.includes(name)) {
      throw new Failure(`${file} names ${name}, which is no package here: name one of `
        + `${names.join(', ')}.`)
    }
    if (!verdicts.some((verdict) => verdict === bump)) {
      throw new Failure(`${file} gives ${name} the bump "${String(bump)}": `
        + 'write major, minor or patch.')
    }
  }
}

const changesets = (root: string): Declared[] => {
  const folder = join(root, '.changeset')
  if (!existsSync(folder)) return []
  const [names, moved] = [workspaceNames(root), together(root)]
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .toSorted()
    .map((name) => {
      const file = `.changeset/${name}`
      const text = readFileSync(join(folder, name), 'utf8')
      const rows = frontMatter(text, file)
      requireSentence(text, file)
      requireKnown(rows, { file, names })
      const bumps = Object.entries(rows).filter(([one]) => moved.includes(one))
      return { bump: gravest(bumps.map(([, bump]) => bump as Verdict)), by: [file] }
    })
}

/** A version that was raised already, its changesets spent, declares what it was raised by. */
const raised = (root: string, base: Version): Declared => {
  const [version = ''] = textsOf([readJson(join(root, 'spec/package.json'))['version']])
  const today = versionOf(version)
  const bump = today === undefined ? 'none' : bumpBetween(base, today)
  return { bump, by: [`spec/package.json ${version}`] }
}

/** What the next release is declared to be. */
export const declaredBump = (root: string, base: Version): Declared => {
  const all = [...changesets(root), raised(root, base)]
  const bump = gravest(all.map((one) => one.bump))
  const deciding = all.filter((one) => one.bump === bump && bump !== 'none')
  return { bump, by: deciding.flatMap(({ by }) => by) }
}
