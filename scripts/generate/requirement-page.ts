import type { ContractBundle, OperationAt } from './contract-bundle.ts'
import { markdownTable } from './markdown-table.ts'

const citedBy = (id: string, operations: OperationAt[]): string =>
  operations
    .filter(({ operation }) => operation['x-requirements']?.includes(id) === true)
    .map(({ operation }) => `\`${operation.operationId}\``)
    .join(', ')

/** Every sentence an engine is judged by, by area, with the operations that cite it. */
export const requirementPage = ({ requirements, operations }: ContractBundle): string => {
  const sections = requirements.areas.map(({ area, title }) => {
    const rows = requirements.requirements
      .filter((row) => row.area === area)
      .map(({ id, level, profile, since, text, unobservable }) => {
        const reason = unobservable === undefined ? '' : ` (Not seen from outside: ${unobservable})`
        return [id, level, profile, since, `${text}${reason}`, citedBy(id, operations)]
      })
    const head = ['id', 'level', 'profile', 'since', 'requirement', 'cited by']
    return `## ${area}: ${title}\n\n${markdownTable(head, rows)}\n`
  })
  const count = requirements.requirements.length
  return `# Requirements

Version ${requirements.version}: ${count} sentences. MUST, SHOULD and MAY as in RFC 2119; an
engine is conformant when it keeps every MUST of the profiles it declares.

${sections.join('\n')}`
}
