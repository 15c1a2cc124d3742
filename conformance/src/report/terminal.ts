import type { Report, ReportedCheck } from './report.ts'
import { table } from './table.ts'

const verdicts = ['passed', 'failed', 'inconclusive', 'inapplicable', 'untested'] as const

const failuresShown = 10

const indent = (text: string): string => text.replaceAll('\n', '\n      ')

const areaTable = ({ areas }: Report): string => {
  const rows = areas.map(({ area, title, totals }) =>
    [area, title, ...verdicts.map((verdict) => String(totals[verdict] || '.'))])
  return table(['area', 'title', ...verdicts], rows)
}

const sentences = ({ requirements }: Report, check: ReportedCheck): string[] =>
  requirements.filter(({ id }) => check.requirements.includes(id))
    .map(({ id, level, text }) => `    ${id} ${level} ${text}`)

const failureText = (report: Report, check: ReportedCheck): string => {
  const { failure, reason, exchanges, script } = check
  const shown = exchanges.find(({ number }) => number === failure?.exchange)
  const facts = failure === null ? [`    ${reason ?? ''}`] : [
    `    promised: ${indent(failure.promise)}`,
    `    wanted:   ${indent(failure.wanted)}`,
    `    actual:   ${indent(failure.actual)}`,
  ]
  const request = script ?? shown?.curl
  return [`  ${check.id}`, ...sentences(report, check), ...facts,
    ...(request === undefined ? [] : [`    ${indent(request)}`])].join('\n')
}

const failures = (report: Report): string[] => {
  const failed = report.checks.filter(({ verdict }) => verdict === 'failed')
  if (failed.length === 0) return []
  const rest = failed.length - failuresShown
  return [
    `\n${failed.length} checks failed:`,
    ...failed.slice(0, failuresShown).map((check) => failureText(report, check)),
    ...(rest > 0 ? [`  ... and ${rest} more, see the report`] : []),
  ]
}

const causes = ({ causes: found }: Report): string[] =>
  found.length === 0 ? [] : [
    '\ninconclusive, by cause:',
    ...found.map(({ blamed, checks, reason }) => `  ${blamed} (${checks} checks): ${reason}`),
  ]

const coverageLine = ({ coverage, checks, run }: Report): string => {
  const called = coverage.operations.filter(({ answers }) => answers > 0).length
  const seen = coverage.statuses.filter(({ answers }) => answers > 0).length
  const seconds = (run.duration_ms / 1000).toFixed(1)
  return `${checks.length} checks, ${run.requests} requests, ${seconds} s`
    + `, seed ${run.seed}; operations ${called}/${coverage.operations.length}`
    + `, statuses ${seen}/${coverage.statuses.length}`
}

/** The report for a terminal; its last line is the verdict. */
export const renderTerminal = (
  report: Report, { files = [] }: { files?: readonly string[] } = {},
): string => {
  const { implementation, run } = report
  const who = implementation === null ? 'an unknown engine'
    : `${implementation.name} ${implementation.version}`
  return [
    `${who} at ${run.url}, contract ${report.contract_version}\n`,
    areaTable(report),
    ...failures(report),
    ...causes(report),
    `\n${coverageLine(report)}`,
    ...files.map((file) => `wrote ${file}`),
    report.summary,
  ].join('\n')
}
