/**
 * npm run lint:spec [-- --json]
 *
 * Judges the contract: redocly on the files of spec/, our own rules (rules/) and those
 * adopted from Spectral's OpenAPI set on the bundle.
 * Exit codes: 0 no finding is an error, 1 at least one is (or the bundle cannot be made),
 * 2 wrong usage, 3 a tool or the contract is missing.
 */
import { ensureBundle } from './bundle.ts'
import { adoptedBeside } from './lint/adopted-beside.ts'
import { findingReport } from './lint/finding-report.ts'
import type { SpecFinding } from './lint/finding.ts'
import { redoclyFindings } from './lint/redocly-findings.ts'
import { ruleFindings } from './lint/rule-findings.ts'
import { main } from './run/main.ts'
import { projectRoot } from './run/project.ts'

/** All findings about the contract in a folder, those in the sources first. */
export const lintSpec = async ({ root = projectRoot } = {}): Promise<SpecFinding[]> => {
  await ensureBundle({ root })
  const found = await Promise.all(
    [redoclyFindings(root), ruleFindings(root), adoptedBeside(root)])
  return found.flat()
}

if (import.meta.main) {
  await main({
    usage: 'npm run lint:spec [-- --json]',
    options: { json: { type: 'boolean' } },
    work: async ({ json }) => {
      const findings = await lintSpec()
      const { text, failed } = findingReport(findings)
      console.log(json === true ? JSON.stringify(findings, null, 2) : text)
      return !failed
    },
  })
}
