import type { ProblemEntry } from '../bundle/registries.ts'
import type { ContractBundle, OperationAt } from './contract-bundle.ts'
import { markdownTable } from './markdown-table.ts'

const answeredBy = (code: string, operations: OperationAt[]): string[] =>
  operations
    .filter(({ operation }) => operation['x-problems']?.includes(code) === true)
    .map(({ operation, method, path }) => `- \`${operation.operationId}\` (${method} ${path})`)

const retryAdvice = (retryable: boolean): string =>
  retryable
    ? 'Yes: the same request may succeed later. Wait as long as `Retry-After` says.'
    : 'No: the same request will be refused again. Change it first.'

const page = (problem: ProblemEntry, operations: OperationAt[]): string => {
  const { code, type, title, status, retryable, when } = problem
  const used = answeredBy(code, operations)
  const list = used.length > 0 ? used.join('\n') : 'Any request; it belongs to no single operation.'
  return `# ${title}

| | |
|---|---|
| code | \`${code}\` |
| type | \`${type}\` |
| status | ${status} |
| retryable | ${retryable} |

## When

${when}

## May it be sent again?

${retryAdvice(retryable)}

## Who answers it

${list}
`
}

const index = ({ problems: { problems, faults } }: ContractBundle): string => {
  const rows = problems.map(({ code, status, retryable, when }) =>
    [`[\`${code}\`](${code}.md)`, String(status), retryable ? 'yes' : 'no', when])
  return `# Problems

Every refusal is \`application/problem+json\` (RFC 9457) with one of these codes. Program against
\`code\`; treat a code you do not know by its status.

${markdownTable(['code', 'status', 'retryable', 'when'], rows)}

## Faults

These stand inside a problem, in \`errors[].code\`, or beside one usage event of a batch.

${markdownTable(['code', 'when'], faults.map(({ code, when }) => [`\`${code}\``, when]))}
`
}

/** One page for each problem, by file name, and one that lists them all. */
export const problemPages = (bundle: ContractBundle): Map<string, string> =>
  new Map([
    ['README.md', index(bundle)],
    ...bundle.problems.problems.map((problem): [string, string] =>
      [`${problem.code}.md`, page(problem, bundle.operations)]),
  ])
