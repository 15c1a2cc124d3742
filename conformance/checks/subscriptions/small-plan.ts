import type { CheckContext } from '../../src/check.ts'
import { commands } from '../commands.ts'
import { seats } from '../daily-offers.ts'

/** On a small plan since January, the clock at the 16th, with a greater plan to change to. */
export const small = async ({ given }: CheckContext) => {
  const scene = await given.scene({ offers: { seats: seats() } })
  const { plan, prices } = await given.catalog(
    { rooms: { pricing: { type: 'per_unit', unit_amount: '62' }, timing: 'in_advance' } })
  await given.advance(scene.clock, '2026-01-16T00:00:00Z')
  return { ...scene, great: plan, prices: { ...scene.prices, ...prices } }
}

export type Small = Awaited<ReturnType<typeof small>>

/** What a subscription is sold by now. */
export const termsOf = async (
  context: CheckContext, { subscription }: Pick<Small, 'subscription'>,
) => {
  const { plan_id, plan_version_id, items } = await commands(context).read(subscription)
  return { plan_id, plan_version_id, sold: items.map(({ price_id, quantity }) =>
    [price_id, quantity]) }
}
