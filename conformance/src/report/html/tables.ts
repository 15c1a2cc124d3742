import type { Report } from '../report.ts'
import { markup, type Markup } from './markup.ts'

const verdicts = ['passed', 'failed', 'inconclusive', 'inapplicable', 'untested'] as const

const count = (number: number, name: string): Markup =>
  number === 0
    ? markup`<td class="count none">0</td>`
    : markup`<td class="count ${name}">${number}</td>`

const heads = verdicts.map((verdict) => markup`<th class="count">${verdict}</th>`)

/** How each area fares. */
export const areasSection = ({ areas }: Report): Markup => markup`<h2>Areas</h2>
  <div class="scroll"><table class="areas"><tr><th>area</th><th>title</th>${heads}</tr>
  ${areas.map(({ area, title, totals }) => markup`<tr><td>${area}</td><td>${title}</td>
    ${verdicts.map((verdict) => count(totals[verdict], verdict))}</tr>`)}</table></div>`

/** Every requirement with its verdict and the checks that judged it. */
export const requirementsSection = ({ requirements }: Report): Markup =>
  markup`<h2>Requirements</h2>
  <details><summary>all ${requirements.length} requirements</summary><div class="scroll"><table>
  <tr><th>id</th><th>level</th><th>verdict</th><th>sentence</th><th>checks</th></tr>
  ${requirements.map((row) => markup`<tr id="${row.id}"><td>${row.id}</td><td>${row.level}</td>
    <td><b class="${row.verdict}">${row.verdict}</b></td>
    <td>${row.text}${row.reason === null ? null : markup`<br><small>${row.reason}</small>`}</td>
    <td><small>${row.checks.join(', ')}</small></td></tr>`)}</table></div></details>`

const statusCells = ({ coverage }: Report, operationId: string): Markup[] =>
  coverage.statuses.filter(({ operation_id }) => operation_id === operationId)
    .map(({ status, answers }) => markup`<span class="${answers === 0 ? 'none' : 'passed'}"
      title="${answers} answers">${status}</span> `)

/** Which requirements, operations and declared statuses the run touched. */
export const coverageSection = (report: Report): Markup => {
  const { requirements, operations, statuses } = report.coverage
  const called = operations.filter(({ answers }) => answers > 0).length
  const seen = statuses.filter(({ answers }) => answers > 0).length
  return markup`<h2>Coverage</h2><dl>
    <dt>requirements</dt><dd>${requirements.judged} of ${requirements.total} judged,
      ${requirements.unobservable} cannot be observed</dd>
    <dt>operations</dt><dd>${called} of ${operations.length} called</dd>
    <dt>operation and status</dt><dd>${seen} of ${statuses.length} declared pairs seen</dd></dl>
    <details><summary>by operation</summary><div class="scroll"><table>
    <tr><th>operation</th><th>request</th><th class="count">answers</th><th>statuses</th></tr>
    ${operations.map(({ operation_id, method, path, answers }) => markup`<tr>
      <td>${operation_id}</td><td><code>${method} ${path}</code></td>
      <td class="count ${answers === 0 ? 'none' : ''}">${answers}</td>
      <td>${statusCells(report, operation_id)}</td></tr>`)}</table></div></details>`
}
