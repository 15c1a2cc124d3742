import { rules } from '../../rules/src/rules.ts'
import { markdownTable } from './markdown-table.ts'

/** The contract's own lint: every rule with its sentence, its fix and what it rests on. */
export const rulesPage = (): string => {
  const rows = rules.map(({ id, message, fix, restsOn }) =>
    [`[\`${id}\`](../rules/${id}/README.md)`, message, fix, restsOn.join(', ')])
  return `# Rules

${rules.length} rules judge the contract beside those adopted from Redocly and Spectral:
\`npm run lint:spec\`.

${markdownTable(['rule', 'what holds', 'fix', 'rests on'], rows)}
`
}
