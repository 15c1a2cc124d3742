import type { ContractBundle } from './contract-bundle.ts'
import { declaredWebhooks } from './declared-webhooks.ts'
import { markdownTable } from './markdown-table.ts'

type Typed = { properties?: { type?: { enum?: string[] } } }

type Document = { components?: { schemas?: Record<string, Typed> } }

const webhooks = (document: object): string => {
  const declared = declaredWebhooks(document)
  return declared.length === 0
    ? 'The contract declares no webhook: an engine sends nothing by itself, so clients ask.'
    : markdownTable(['webhook', 'what it tells'],
      declared.map(({ name, summary }) => [`\`${name}\``, summary]))
}

const typesOf = (document: object, schema: string): string => {
  const types = (document as Document).components?.schemas?.[schema]?.properties?.type?.enum ?? []
  return types.length === 0 ? 'The contract declares none.'
    : types.map((type) => `- \`${type}\``).join('\n')
}

/** What happens to objects over time, and where a client sees it. */
export const eventsPage = ({ document }: ContractBundle): string => `# Events

What happens to objects over time, and where a client sees it. Clients have to expect types that
come with later versions. What moves an object from state to state is in
[State machines](state-machines.md).

## Webhooks

${webhooks(document)}

## Effects of a test clock

The \`type\` of each effect that \`advanceTestClock\` answers and \`listTestClockEffects\` lists.

${typesOf(document, 'TestClockEffect')}

## Entries of the credit ledger

The \`type\` of each entry that \`listCreditEntries\` lists.

${typesOf(document, 'CreditEntry')}
`
