import type { Report } from '../report.ts'
import { causesSection, failuresSection, violationsSection } from './failures.ts'
import { markup, type Markup } from './markup.ts'
import { style } from './style.ts'
import { areasSection, coverageSection, requirementsSection } from './tables.ts'

const engineOf = ({ implementation }: Report): string =>
  implementation === null ? 'unknown' : `${implementation.name} ${implementation.version}`

const facts = (report: Report): Markup => {
  const { run, tool, profiles, contract_version, cleanup } = report
  const rows: readonly [string, string][] = [
    ['engine', engineOf(report)],
    ['at', run.url],
    ['contract', contract_version],
    ['profiles', profiles.join(', ')],
    ['started', run.started_at],
    ['took', `${(run.duration_ms / 1000).toFixed(1)} s, ${run.requests} requests`],
    ['seed', String(run.seed)],
    ['keys revoked', `${cleanup.revoked}, organizations left with keys: ${cleanup.left}`],
    ['suite', `${tool.name} ${tool.version}`],
  ]
  return markup`<dl>${rows.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

/** The report as one page that needs no network and no script. */
export const renderHtml = (report: Report): string => markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Valora conformance: ${report.verdict.replaceAll('_', ' ')}</title>
<style>${{ html: style }}</style></head><body>
<h1>Valora conformance report</h1>
<p class="verdict ${report.verdict}" id="verdict">${report.summary}</p>
${facts(report)}
${areasSection(report)}
${failuresSection(report)}
${causesSection(report)}
${violationsSection(report)}
${coverageSection(report)}
${requirementsSection(report)}
</body></html>
`.html
