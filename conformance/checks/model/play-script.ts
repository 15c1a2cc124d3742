import type { UsageIngestion } from '@valora/spec/types'
import { comparable } from '../../oracle/model/comparable.ts'
import type { Step } from '../../oracle/model/command.ts'
import { perform, type Performed } from '../../oracle/model/perform.ts'
import type { Script } from '../../oracle/model/script.ts'
import { snapshot, type Seen, type SeenInvoice } from '../../oracle/model/snapshot.ts'
import { emptyWorld } from '../../oracle/model/world.ts'
import type { Exchange } from '../../src/api/exchange.ts'
import type { CheckContext } from '../../src/check.ts'
import { playerAt, playStep, type Player } from './player.ts'
import { lineReader, see, type Told } from './see.ts'
import type { Shop } from './shop.ts'

const judgeAnswer = (
  { expect }: CheckContext, answer: Exchange, { step, refused }:
  { step: Step; refused: Performed['refused'] },
): void => {
  const { code } = (answer.status >= 400 ? answer.body : {}) as { code?: string }
  expect.equal(code === undefined || refused.some((one) => one === code), true,
    `${step.do} at ${step.at} is refused with ${refused.join(' or ')} and no other code`)
  expect.equal(answer.status >= 400, refused.length > 0,
    refused.length > 0 ? `${step.do} at ${step.at} is refused` : `${step.do} is taken`)
  if (step.do !== 'usage') return
  const { results } = answer.body as UsageIngestion
  expect.every(results, ({ status }) => status === 'accepted', 'its usage is accepted')
}

/**
 * What is promised of an invoice at any moment: a draft has the coupons and taxes of when it was
 * calculated, which its credits follow, and what remains of one that is not in force nobody says.
 */
const promised = (invoice: SeenInvoice | undefined) => {
  if (invoice?.status === 'finalized') return invoice
  if (invoice?.status === 'void') return { ...invoice, amount_remaining: '' }
  if (invoice === undefined) return null
  const { issued_at, status, lines } = invoice
  return { issued_at, status, lines: lines.filter(({ kind }) => kind !== 'proration_credit')
    .map((line) => ({ ...line, discount_amount: '', net_amount: '' })) }
}

/** Every part of it is compared by itself, so that a failure names what differs. */
const compare = ({ expect }: CheckContext, { seen, wanted, step }:
{ seen: Told; wanted: Seen; step: Step }): void => {
  const after = `after ${step.do} at ${step.at}`
  const { invoices, ...rest } = comparable({ ...seen, balance: seen.balance ?? wanted.balance })
  const { invoices: billed, ...others } = comparable(wanted)
  for (const [index, invoice] of billed.entries()) {
    expect.equal(promised(invoices[index]), promised(invoice),
      `${after} invoice ${index} is this`)
  }
  expect.equal(invoices.length, billed.length, `${after} there are ${billed.length} invoices`)
  for (const [name, value] of Object.entries(others)) {
    expect.equal((rest as Record<string, unknown>)[name], value, `${after} ${name} is this`)
  }
}

/** Plays a script against the engine, which is compared with the model after every step. */
export const playScript = async (
  context: CheckContext, shop: Shop, { catalogue, settings, steps }: Script,
): Promise<Player> => {
  const now = steps[0]?.at ?? '2026-01-01T00:00:00Z'
  const clock = await context.given.testClock(now)
  const player = await playerAt(context, shop, { clock, time_zone: settings.timeZone })
  const { linesOf, forget } = lineReader(context)
  let world = emptyWorld({ catalogue, settings, now })
  for (const [index, step] of steps.entries()) {
    const performed = perform(world, step)
    world = performed.world
    const answer = await playStep(context, player, { step, isSent: !performed.isMoot })
    if (answer !== null) judgeAnswer(context, answer, { step, refused: performed.refused })
    const { subscription } = player
    const wanted = snapshot(world)
    if (subscription === undefined || wanted === null) continue
    if (index === steps.length - 1) forget()
    const seen = await see(context, player, { subscription, linesOf })
    compare(context, { seen, wanted, step })
  }
  return player
}
