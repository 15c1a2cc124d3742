import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../run/project.ts'

export type Manifest = {
  name: string
  version: string
  bin?: Record<string, string>
  [member: string]: unknown
}

/** The manifest of a workspace as it stands. */
export const readManifest = (workspace: string): Manifest =>
  JSON.parse(readFileSync(join(projectRoot, workspace, 'package.json'), 'utf8')) as Manifest

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
