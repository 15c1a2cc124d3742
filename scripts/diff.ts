/**
 * npm run diff [-- --json] [--fail-on breaking] [--base FILE] [--revision FILE]
 *
 * Compares the bundle (dist/valora.yaml) with the newest release (spec/releases/) by oasdiff.
 * Exit codes: 0 the comparison was made, 1 with --fail-on breaking: a consumer would break, or a
 * difference has no explanation, or a release is not what was published; 2 wrong usage, 3 no
 * release, no oasdiff or a file is missing.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureBundle } from './bundle.ts'
import { compare, type Comparison } from './diff/compare.ts'
import { newestRelease } from './diff/newest-release.ts'
import { renderComparison } from './diff/render-comparison.ts'
import { requirePublished } from './gate/release/release-digests.ts'
import { Failure } from './run/failure.ts'
import { main } from './run/main.ts'
import { projectRoot } from './run/project.ts'

type Options = { root?: string; base?: string | undefined; revision?: string | undefined }

const existing = (file: string): string => {
  if (!existsSync(file)) throw new Failure(`${file} does not exist.`, 'missing')
  return resolve(file)
}

/** Compares two bundles: by default the newest release and the bundle of today's spec/. */
export const diff = async ({ root = projectRoot, base, revision }: Options = {}) => {
  if (base === undefined) requirePublished(root)
  const from = base === undefined ? newestRelease(root) : existing(base)
  if (revision !== undefined) return compare(from, existing(revision))
  return compare(from, join((await ensureBundle({ root })).folder, 'valora.yaml'))
}

/** Whether a consumer of the base could break. */
export const breaks = ({ verdict }: Comparison): boolean =>
  verdict === 'breaking' || verdict === 'unexplained'

if (import.meta.main) {
  await main({
    usage: 'npm run diff [-- --json] [--fail-on breaking] [--base FILE] [--revision FILE]',
    options: {
      json: { type: 'boolean' },
      'fail-on': { type: 'string' },
      base: { type: 'string' },
      revision: { type: 'string' },
    },
    work: async ({ json, base, revision, 'fail-on': failOn }) => {
      if (failOn !== undefined && failOn !== 'breaking') {
        throw new Failure(`--fail-on takes "breaking", not "${String(failOn)}".`, 'usage')
      }
      const result = await diff({ base: base as string, revision: revision as string })
      console.log(json === true ? JSON.stringify(result, null, 2) : renderComparison(result))
      return failOn === undefined || !breaks(result)
    },
  })
}
