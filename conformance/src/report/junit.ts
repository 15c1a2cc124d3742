import type { Report, ReportedCheck } from './report.ts'

// XML 1.0 forbids most control characters even as entities.
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const escape = (text: string): string =>
  text.replace(forbidden, '?').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;')

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3)

const detailOf = ({ reason, failure, exchanges, script }: ReportedCheck): string => {
  const shown = exchanges.find(({ number }) => number === failure?.exchange)
  const lines = failure === null
    ? [reason ?? '']
    : [`promised: ${failure.promise}`, `wanted: ${failure.wanted}`, `actual: ${failure.actual}`]
  return [...lines, script ?? shown?.curl ?? []].flat().join('\n')
}

const inner = (check: ReportedCheck): string => {
  const message = escape(check.reason ?? '')
  const detail = escape(detailOf(check))
  switch (check.verdict) {
    case 'passed': return ''
    case 'failed': return `<failure message="${message}">${detail}</failure>`
    case 'inconclusive': return `<error message="${message}">${detail}</error>`
    default: return `<skipped message="${message}"/>`
  }
}

const testCase = (check: ReportedCheck): string => {
  const [area = '', fact = ''] = check.id.split('/')
  const name = escape(`${fact} (${check.requirements.join(', ')})`)
  const time = seconds(check.duration_ms)
  return `    <testcase classname="${escape(area)}" name="${name}" time="${time}">`
    + `${inner(check)}</testcase>`
}

const counts = (checks: readonly ReportedCheck[]): string => {
  const count = (verdict: string): number =>
    checks.filter((check) => check.verdict === verdict).length
  const time = seconds(checks.reduce((sum, { duration_ms }) => sum + duration_ms, 0))
  return `tests="${checks.length}" failures="${count('failed')}" `
    + `errors="${count('inconclusive')}" skipped="${count('inapplicable')}" time="${time}"`
}

/** The checks of a run as JUnit XML: inconclusive is an error, never skipped. */
export const renderJunit = (report: Report): string => {
  const areas = Map.groupBy(report.checks, ({ id }) => id.split('/')[0] ?? '')
  const suites = [...areas].map(([area, checks]) => [
    `  <testsuite name="${escape(area)}" ${counts(checks)}>`,
    ...checks.map(testCase),
    '  </testsuite>',
  ].join('\n'))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="valora-conformance" ${counts(report.checks)}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}
