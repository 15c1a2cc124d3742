/**
 * npm run release:dry
 *
 * Puts the next release together in dist/release/<version>/ and changes nothing else: CHANGELOG.md,
 * <version>.yaml, the tarballs of contract, SDK and suite, and SHA256SUMS. It needs no network.
 * Exit codes: 0 the release lies there; 1 it is refused (the working tree has changes, a generated
 * file is stale, the gate is red, nothing is pending), each with what mends it; 2 wrong usage,
 * 3 a file or a tool is missing.
 */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBundle } from './bundle.ts'
import { sha256 } from './bundle/stamp.ts'
import type { Finding } from './gate/finding.ts'
import { judgeToday } from './gate/judge-files.ts'
import { generate } from './generate.ts'
import { pack } from './pack.ts'
import { changelogEntry, withEntry } from './release/changelog.ts'
import { pendingRelease, type PendingRelease } from './release/pending-release.ts'
import { requireClean } from './release/require-clean.ts'
import { requireHeld } from './release/require-held.ts'
import { requireVersion } from './release/require-version.ts'
import { sourceLinks } from './release/source-links.ts'
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

const releases = join(projectRoot, 'dist/release')

type Held = PendingRelease & { readonly findings: readonly Finding[]; readonly bundled: string }

/** Everything that can refuse a release, before a file of it is made. */
const requireReleasable = async (given: typeof steps): Promise<Held> => {
  await given.requireClean()
  await given.requireFresh()
  const { judgement, ruling } = await given.judge()
  requireHeld(ruling)
  const pending = await given.pending()
  const { folder: bundled } = await ensureBundle()
  requireVersion(readFileSync(join(bundled, 'valora.yaml'), 'utf8'), pending.version)
  return { ...pending, findings: judgement.findings, bundled }
}

const compose = async (held: Held, given: typeof steps): Promise<Release> => {
  const { version, bundled } = held
  const folder = join(releases, version)
  const tarballs = await given.pack(folder, version)
  const bundle = join(bundled, 'valora.yaml')
  const document = JSON.parse(readFileSync(join(bundled, 'valora.json'), 'utf8')) as Document
  const entry = changelogEntry({ ...held, document, files: sourceLinks(projectRoot) })
  const changelog = withEntry(readFileSync(join(projectRoot, 'CHANGELOG.md'), 'utf8'), entry)
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog)
  copyFileSync(bundle, join(folder, `${version}.yaml`))
  const sums = [
    ...tarballs.map(({ sha256: digest, file }) => `${digest}  ${file}\n`),
    `${sha256(readFileSync(bundle, 'utf8'))}  ${version}.yaml\n`,
    `${sha256(changelog)}  CHANGELOG.md\n`,
  ].join('')
  writeFileSync(join(folder, 'SHA256SUMS'), sums)
  return { version, folder, sums }
}

/** A release lies whole in a folder of its own; refused or broken off, it leaves nothing behind. */
export const release = async (replaced: Partial<typeof steps> = {}): Promise<Release> => {
  const given = { ...steps, ...replaced }
  rmSync(releases, { recursive: true, force: true })
  try {
    return await compose(await requireReleasable(given), given)
  } catch (error) {
    rmSync(releases, { recursive: true, force: true })
    throw error
  }
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
