import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Stage } from './stage.ts'

const run = promisify(execFile)

export type Tarball = { readonly file: string; readonly sha256: string; readonly bytes: number }

/** Packs a staged folder as npm would publish it, running no script of it. */
export const npmPack = async ({ folder }: Stage, out: string): Promise<Tarball> => {
  const { stdout } = await run('npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', out, folder],
    { maxBuffer: 2 ** 26 })
  const [packed] = JSON.parse(stdout) as { filename: string }[]
  const file = (packed?.filename ?? '').replace('@', '').replace('/', '-')
  const bytes = readFileSync(join(out, file))
  return { file, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
}
