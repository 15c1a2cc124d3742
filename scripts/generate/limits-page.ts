import type { ContractBundle } from './contract-bundle.ts'
import { markdownTable } from './markdown-table.ts'

type Bounded = { description?: string; minimum?: number; maximum?: number }

type Document = {
  components?: { schemas?: { Limits?: { properties?: Record<string, Bounded> } } }
}

const valueOf = ({ minimum, maximum }: Bounded): string =>
  minimum === maximum ? String(minimum) : `${minimum} to ${maximum}`

/** What an engine may limit, and how far; its own figures are in its declaration. */
export const limitsPage = ({ document }: ContractBundle): string => {
  const limits = (document as Document).components?.schemas?.Limits?.properties ?? {}
  const rows = Object.entries(limits).map(([name, limit]) =>
    [`\`${name}\``, valueOf(limit), limit.description ?? ''])
  return `# Limits

An engine names the limits that it enforces in \`GET /v1/spec\`; each lies within these bounds.

${markdownTable(['limit', 'bounds', 'what it limits'], rows)}
`
}
