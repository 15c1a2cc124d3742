import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../run/project.ts'

export type Manifest = {
  name: string
  version: string
  bin?: Record<string, string>
  dependencies?: Record<string, string>
  [member: string]: unknown
}

/** The manifest of a workspace, as of the given version; what it needs of us has the same one. */
export const readManifest = (workspace: string, version?: string): Manifest => {
  const text = readFileSync(join(projectRoot, workspace, 'package.json'), 'utf8')
  const manifest = JSON.parse(text) as Manifest
  if (version === undefined) return manifest
  const dependencies = Object.entries(manifest.dependencies ?? {})
    .map(([name, wanted]) => [name, name.startsWith('@valora/') ? version : wanted])
  return {
    ...manifest, version,
    ...(dependencies.length > 0 ? { dependencies: Object.fromEntries(dependencies) } : {}),
  }
}

/** A folder in which one package is put together. */
export const stage = (folder: string) => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return {
    folder,
    write: (file: string, text: string): void => {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    },
    copy: (from: string, to: string): void =>
      cpSync(join(projectRoot, from), join(folder, to), { recursive: true }),
  }
}

export type Stage = ReturnType<typeof stage>
