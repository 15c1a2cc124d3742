import type { Report, ReportedCheck, ReportedExchange } from '../report.ts'
import { markup, type Markup } from './markup.ts'

const headersText = (headers: Record<string, string>): string =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join('\n')

const exchange = (shown: ReportedExchange): Markup => markup`
  <h4>Request</h4><pre class="curl">${shown.curl}</pre>
  <h4>Response</h4>
  <pre>${`${shown.status}\n${headersText(shown.headers)}\n\n${shown.body}`}</pre>`

const sentence = ({ requirements }: Report, id: string): Markup => {
  const row = requirements.find((requirement) => requirement.id === id)
  return markup`<p><b>${id}</b> <small>${row?.level ?? ''}</small> ${row?.text ?? ''}</p>`
}

const facts = ({ failure, reason }: ReportedCheck): Markup =>
  failure === null
    ? markup`<p>${reason}</p>`
    : markup`<dl><dt>promised</dt><dd>${failure.promise}</dd></dl>
      <h4>wanted</h4><pre>${failure.wanted}</pre><h4>actual</h4><pre>${failure.actual}</pre>`

const earlier = (check: ReportedCheck, shown: ReportedExchange | undefined): Markup | null => {
  const rest = check.exchanges.filter((one) => one !== shown)
  if (rest.length === 0) return null
  return markup`<details><summary>the other ${rest.length} exchanges of the check</summary>
    ${rest.map(exchange)}</details>`
}

const failedCheck = (report: Report, check: ReportedCheck): Markup => {
  const { failure, exchanges } = check
  const shown = exchanges.find(({ number }) => number === failure?.exchange) ?? exchanges.at(-1)
  return markup`<details class="check" open>
    <summary><b class="${check.verdict}">${check.verdict}</b> <code>${check.id}</code></summary>
    ${check.requirements.map((id) => sentence(report, id))}
    ${facts(check)}
    ${check.script === null ? null
      : markup`<h4>By itself</h4><pre class="curl">${check.script}</pre>`}
    ${shown === undefined ? null : exchange(shown)}
    ${earlier(check, shown)}
  </details>`
}

/** Each failure with the sentence that broke, the request, the answer and the promise. */
export const failuresSection = (report: Report): Markup => {
  const failed = report.checks.filter(({ verdict }) => verdict === 'failed')
  if (failed.length === 0) return markup`<h2>Failures</h2><p>No check failed.</p>`
  return markup`<h2>Failures (${failed.length})</h2>
    ${failed.map((check) => failedCheck(report, check))}`
}

/** What made checks inconclusive, each cause once. */
export const causesSection = ({ causes, checks }: Report): Markup | null => {
  if (causes.length === 0) return null
  const spoiled = (blamed: string): string =>
    checks.filter((check) => check.blamed === blamed).map(({ id }) => id).join(', ')
  return markup`<h2>Inconclusive, by cause</h2>
    <div class="scroll"><table><tr><th>cause</th><th>why</th><th>checks</th></tr>
    ${causes.map(({ blamed, reason }) => markup`<tr><td>${blamed}</td><td>${reason}</td>
      <td><small>${spoiled(blamed)}</small></td></tr>`)}</table></div>`
}

/** Answers that broke the contract's form, whatever the check was about. */
export const violationsSection = ({ violations }: Report): Markup | null =>
  violations.length === 0 ? null : markup`<h2>Contract violations (${violations.length})</h2>
    ${violations.map((violation) => markup`<details>
      <summary><code>${violation.operation}</code> ${violation.status}: ${violation.detail}
        <small>(${violation.count} times)</small></summary>
      ${exchange(violation.exchange)}</details>`)}`
