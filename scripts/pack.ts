/**
 * npm run pack [-- --out DIR]
 *
 * Makes the tarballs that a release publishes (@valora/spec, @valora/sdk, @valora/conformance) in
 * dist/packages, with SHA256SUMS beside them. Nothing is published.
 * Exit codes: 0 packed, 1 the contract or the sources are broken, 2 wrong usage, 3 no contract.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureBundle } from './bundle.ts'
import { npmPack, type Tarball } from './pack/npm-pack.ts'
import { stageConformance, stageSdk } from './pack/stage-code.ts'
import { stageSpec } from './pack/stage-spec.ts'
import { main } from './run/main.ts'
import { projectRoot } from './run/project.ts'
import { table } from './run/table.ts'

/** Packs all three into a folder that is emptied before. */
export const pack = async (
  out = join(projectRoot, 'dist/packages'), version?: string,
): Promise<Tarball[]> => {
  const { folder: dist } = await ensureBundle({})
  const staging = mkdtempSync(join(tmpdir(), 'valora-pack-'))
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  try {
    const spec = stageSpec(join(staging, 'spec'), { dist, version })
    const wireTypes = join(spec.folder, 'types/contract.d.ts')
    const contract = { dist, wireTypes, version }
    const tarballs = [
      await npmPack(spec, out),
      await npmPack(await stageSdk(join(staging, 'sdk'), contract), out),
      await npmPack(await stageConformance(join(staging, 'conformance'), contract), out),
    ]
    writeFileSync(join(out, 'SHA256SUMS'),
      tarballs.map(({ sha256, file }) => `${sha256}  ${file}\n`).join(''))
    return tarballs
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  await main({
    usage: 'npm run pack [-- --out DIR]',
    options: { out: { type: 'string' } },
    work: async ({ out }) => {
      const tarballs = await pack(typeof out === 'string' ? resolve(out) : undefined)
      console.log(table(['tarball', 'bytes', 'sha256'],
        tarballs.map(({ file, bytes, sha256 }) => [file, String(bytes), sha256])))
      return true
    },
  })
}
