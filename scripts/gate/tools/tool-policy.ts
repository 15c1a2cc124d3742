import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Failure } from '../../run/failure.ts'
import { projectRoot } from '../../run/project.ts'
import { verdicts, type Verdict } from '../finding.ts'

type Group = { verdict: Verdict; why: string; ids: string[] }

export type Tool = 'oasdiff' | 'redocly'

export type ToolPolicy = Record<Tool, Map<string, Verdict>>

const file = 'spec/gate/tool-policy.yaml'

const toMap = (groups: Group[], tool: Tool): Map<string, Verdict> => {
  const rows = new Map<string, Verdict>()
  for (const { verdict, why, ids } of groups) {
    if (!verdicts.includes(verdict) || !why) {
      throw new Failure(`${file}: a group of ${tool} lacks its verdict or its why: give it both.`)
    }
    for (const id of ids) {
      if (rows.has(id)) throw new Failure(`${file}: ${id} of ${tool} stands twice: keep one.`)
      rows.set(id, verdict)
    }
  }
  return rows
}

/** What each finding of a tool means; an id that is missing there is taken as major. */
export const readToolPolicy = (root = projectRoot): ToolPolicy => {
  const read = parse(readFileSync(join(root, file), 'utf8')) as Record<Tool, Group[]>
  return { oasdiff: toMap(read.oasdiff, 'oasdiff'), redocly: toMap(read.redocly, 'redocly') }
}
