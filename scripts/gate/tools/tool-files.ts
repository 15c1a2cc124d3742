import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Node } from '../document/json-node.ts'
import { blockYaml } from './block-yaml.ts'

type ToolFile = {
  file: string
  shown: string
  /** For each line, the place that begins there. */
  pointers: string[]
}

export type ToolFiles = { folder: string; base: ToolFile; revision: ToolFile }

type Given = { base: Node; revision: Node; shown: { base: string; revision: string } }

/** Writes both documents where the tools can read them, for as long as the work takes. */
export const withToolFiles = async <Result>(
  { base, revision, shown }: Given,
  work: (files: ToolFiles) => Promise<Result>,
): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'valora-gate-'))
  const write = (name: 'base' | 'revision', document: Node): ToolFile => {
    const file = join(folder, `${name}.yaml`)
    const { text, pointers } = blockYaml(document)
    writeFileSync(file, text)
    return { file, shown: shown[name], pointers }
  }
  try {
    return await work({
      folder, base: write('base', base), revision: write('revision', revision),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
