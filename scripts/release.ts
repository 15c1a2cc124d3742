/**
 * npm run release:dry
 *
 * Puts the next release together in dist/release/<version>/ and changes nothing else: CHANGELOG.md,
 * <version>.yaml, the tarballs of contract, SDK and suite, and SHA256SUMS. It needs no network.
 * Exit codes: 0 the release lies there; 1 it is refused (the working tree has changes, a generated
 * file is stale, the gate is red, nothing is pending), each with what mends it; 2 wrong usage,
 * 3 a file or a tool is missing.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBundle } from './bundle.ts'
import { sha256 } from './bundle/stamp.ts'
import { judgeToday } from './gate/judge-files.ts'
import { generate } from './generate.ts'
import { pack } from './pack.ts'
import { changelogEntry, withEntry } from './release/changelog.ts'
import { pendingRelease } from './release/pending-release.ts'
import { requireClean } from './release/require-clean.ts'
import { requireHeld } from './release/require-held.ts'
import { requireVersion } from './release/require-version.ts'
import type { Document } from './release/used-by.ts'
import { main } from './run/main.ts'
import { projectRoot } from './run/project.ts'

/** Every step can be replaced, so that each refusal is seen without a packing. */
const steps = {
  requireClean: () => requireClean(projectRoot),
  requireFresh: () => generate({ check: true }),
  judge: () => judgeToday(),
  pending: () => pendingRelease(projectRoot),
  pack,
}

export type Release = { readonly version: string; readonly folder: string; readonly sums: string }

/** What is released is refused before anything is written, or lies in a folder of its own. */
export const release = async (replaced: Partial<typeof steps> = {}): Promise<Release> => {
  const given = { ...steps, ...replaced }
  await given.requireClean()
  await given.requireFresh()
  const { judgement, ruling } = await given.judge()
  requireHeld(ruling)
  const pending = await given.pending()
  const { folder: bundled } = await ensureBundle()
  const bundle = join(bundled, 'valora.yaml')
  const text = readFileSync(bundle, 'utf8')
  requireVersion(text, pending.version)
  const folder = join(projectRoot, 'dist/release', pending.version)
  const tarballs = await given.pack(folder, pending.version)
  const document = JSON.parse(readFileSync(join(bundled, 'valora.json'), 'utf8')) as Document
  const entry = changelogEntry({ ...pending, findings: judgement.findings, document })
  const changelog = withEntry(readFileSync(join(projectRoot, 'CHANGELOG.md'), 'utf8'), entry)
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog)
  copyFileSync(bundle, join(folder, `${pending.version}.yaml`))
  const sums = [
    ...tarballs.map(({ sha256: digest, file }) => `${digest}  ${file}\n`),
    `${sha256(text)}  ${pending.version}.yaml\n`,
    `${sha256(changelog)}  CHANGELOG.md\n`,
  ].join('')
  writeFileSync(join(folder, 'SHA256SUMS'), sums)
  return { version: pending.version, folder, sums }
}

if (import.meta.main) {
  await main({
    usage: 'npm run release:dry',
    work: async () => {
      const { version, sums } = await release()
      console.log(`${sums}\n${version} lies in dist/release/${version}; nothing else changed.`)
      return true
    },
  })
}
