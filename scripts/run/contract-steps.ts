import { ensureBundle } from '../bundle.ts'
import { diff } from '../diff.ts'
import { generate } from '../generate.ts'
import { lintSpec } from '../lint-spec.ts'
import { findingReport } from '../lint/finding-report.ts'
import { Failure } from './failure.ts'
import type { Step } from './steps.ts'

const lint = async (): Promise<string> => {
  const { text, summary, failed } = findingReport(await lintSpec())
  if (failed) throw new Failure(`${summary}\n${text}`)
  return summary
}

const bundle = async (): Promise<string> => {
  const { made, files } = await ensureBundle()
  return `${files.length} files, ${made ? 'made' : 'up to date'}`
}

const compare = async (): Promise<string> => {
  const { verdict, changes, base } = await diff()
  return `${verdict}, ${changes.length} changes since ${base}`
}

const generateFiles = (check: boolean) => async (): Promise<string> => {
  const { files, changed } = await generate({ check })
  return `${files.length} files, ${changed.length} changed`
}

/** The steps from the contract to what is generated from it; each answers its verdict. */
export const contractSteps = {
  bundle: { name: 'bundle', work: bundle },
  lint: { name: 'lint:spec', work: lint },
  diff: { name: 'diff', work: compare },
  generate: { name: 'generate', work: generateFiles(false) },
  freshness: { name: 'generate --check', work: generateFiles(true) },
} satisfies Record<string, Step>
