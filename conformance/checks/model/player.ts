import type { Customer, Discount, Subscription, TestClock } from '@valora/spec/types'
import type { Step } from '../../oracle/model/command.ts'
import type { Exchange } from '../../src/api/exchange.ts'
import type { CheckContext } from '../../src/check.ts'
import { sendCommand } from './send-command.ts'
import type { Shop } from './shop.ts'

type Room = Pick<CheckContext, 'api' | 'given'>

/** One customer on a clock, perhaps among others, who does what a script says. */
export type Player = {
  /** Where it stands is kept here, for all who live on it. */
  clock: TestClock
  customer: Customer
  shop: Shop
  /** None before the first `create`. */
  subscription: Subscription | undefined
  discounts: Discount[]
}

export const playerAt = async (
  { given }: Room, shop: Shop, { clock, time_zone }: { clock: TestClock; time_zone: string },
): Promise<Player> => {
  const customer = await given.customer({ test_clock_id: clock.id, time_zone })
  return { clock, customer, shop, subscription: undefined, discounts: [] }
}

/** Moves the clock to the step and gives its command; null where nothing is sent. */
export const playStep = async (
  room: Room, player: Player, { step, isSent }: { step: Step; isSent: boolean },
): Promise<Exchange | null> => {
  const { at, ...command } = step
  if (at !== player.clock.now) {
    const { test_clock } = await room.given.advance(player.clock, at)
    Object.assign(player.clock, test_clock)
  }
  const answer = isSent ? await sendCommand(room, player, command) : null
  if (answer === null || answer.status >= 400) return answer
  if (command.do === 'create') player.subscription = answer.body as Subscription
  // What has fallen due by a command for a past instant happens when the clock is told to go on.
  if ('start_at' in command || 'effective_at' in command) {
    await room.given.advance(player.clock, at)
  }
  if (command.do === 'apply_coupon') player.discounts.push(answer.body as Discount)
  return answer
}
