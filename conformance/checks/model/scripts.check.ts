import type fc from 'fast-check'
import { anyEndPutOff } from '../../oracle/model/cut-short.ts'
import { anyScript, type Script } from '../../oracle/model/script.ts'
import { check } from '../../src/check.ts'
import { forAll } from '../for-all.ts'
import { judgeBalances } from './balances.ts'
import { playScript } from './play-script.ts'
import { shops } from './shop.ts'

const needs = ['subscriptions', 'test-clocks', 'invoices', 'usage-ingest']

type Kind = {
  id: string
  requirement: readonly string[]
  /** What the organization decides: the hours that a draft waits, and the days to pay. */
  settings: { graceHours: number; termsDays: number }
  scripts: (settings: Kind['settings']) => fc.Arbitrary<Script>
}

const atMost = (most: number): Kind['scripts'] => (settings) => anyScript({ most, ...settings })

const kinds: readonly Kind[] = [
  { id: 'model/any-life-is-billed-as-the-model-says', scripts: atMost(12),
    requirement: ['DET-2.2', 'INV-1.4', 'PRO-2.3'], settings: { graceHours: 0, termsDays: 30 } },
  { id: 'model/any-life-with-drafts-is-as-the-model-says', scripts: atMost(12),
    requirement: ['DET-2.2', 'INV-4.2', 'SIM-1.6'], settings: { graceHours: 36, termsDays: 3 } },
  { id: 'model/a-short-life-is-billed-as-the-model-says', scripts: atMost(4),
    requirement: ['DET-2.2', 'INV-1.4', 'CRD-3.4'], settings: { graceHours: 0, termsDays: 1 } },
  { id: 'model/an-end-that-is-put-off-is-billed-as-the-model-says', scripts: anyEndPutOff,
    requirement: ['SUB-2.8', 'DET-2.2'], settings: { graceHours: 0, termsDays: 30 } },
]

/** Random lives; another `--seed` plays others, and the same one the same again. */
export default kinds.map(({ id, requirement, settings, scripts }) => check({
  id, requirement, needs,
  tags: ['property', 'model'],
  async run(context) {
    const { given } = context
    await given.settings({ draft_grace_hours: settings.graceHours,
      payment_terms_days: settings.termsDays })
    const openShop = shops(context)
    await forAll(context, scripts(settings), {
      runs: 12,
      holds: async (script) => {
        const player = await playScript(context, await openShop(script.catalogue), script)
        await judgeBalances(context, player)
      },
    })
  },
}))
