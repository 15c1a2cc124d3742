import { expect, test } from 'vitest'
import type { ContractBundle } from './contract-bundle.ts'
import { eventsPage } from './events-page.ts'

const bundle = (document: object): ContractBundle => ({
  document,
  digest: '',
  operations: [],
  requirements: { version: '1', areas: [], requirements: [] },
  problems: { version: '1', problems: [], faults: [] },
})

test('a contract without webhooks or types says so', () => {
  const page = eventsPage(bundle({}))
  expect(page).toContain('declares no webhook')
  expect(page.match(/The contract declares none\./g)).toHaveLength(2)
})

test('webhooks and types stand as the contract declares them', () => {
  const page = eventsPage(bundle({
    webhooks: { lampWentOut: { post: { summary: 'A lamp went out.' } } },
    components: { schemas: {
      TestClockEffect: { properties: { type: { enum: ['lamp_lit', 'lamp_broken'] } } },
    } },
  }))
  expect(page).toContain('| `lampWentOut` | A lamp went out. |')
  expect(page).not.toContain('declares no webhook')
  expect(page).toContain('lists.\n\n- `lamp_lit`\n- `lamp_broken`\n\n## Entries')
})
