import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBefore } from '../instant-order.ts'
import { compare, isZero, subtract, sum, zero, type Rational } from '../rational.ts'
import { comparable } from './comparable.ts'
import { anyDraftWish } from './any-wish.ts'
import { billNow, remaining } from './invoicing.ts'
import { balance } from './ledger.ts'
import { perform } from './perform.ts'
import { anyScript, type Script } from './script.ts'
import { snapshot } from './snapshot.ts'
import { emptyWorld, type World } from './world.ts'

const worlds = ({ catalogue, settings, steps }: Script): World[] => {
  let world = emptyWorld({ catalogue, settings, now: steps[0]?.at ?? '' })
  return steps.map((step) => {
    world = perform(world, step).world
    return world
  })
}

const same = (one: Rational, other: Rational): boolean => isZero(subtract(one, other))

/** What is wrong with a world, in words; nothing is. */
type Judge = (world: World, before: World | undefined) => (string | false)[]

const addsUp: Judge = (world) => world.invoices.flatMap((invoice) => {
  const { lines, subtotal, discounts, taxes, total } = billNow(world, invoice)
  const taken = sum(discounts.map(({ amount }) => amount))
  const nets = sum(lines.map(({ net }) => net))
  const added = taxes.filter(({ rate }) => world.catalogue.tax_rates?.[rate]?.inclusive === false)
  return [
    !same(subtotal, sum(lines.map(({ amount }) => amount))) && 'subtotal',
    !same(taken, sum(lines.map(({ discount }) => discount))) && 'shares of coupons',
    !same(nets, subtract(subtotal, taken)) && 'net amounts',
    !same(total, sum([nets, ...added.map(({ amount }) => amount)])) && 'total',
    ...taxes.map(({ amount, shares }) => !same(amount, sum(shares)) && 'shares of taxes'),
    compare(remaining(invoice), zero) < 0 && 'remaining',
  ]
})

const balances: Judge = ({ ledger }) => [
  ...ledger.grants.flatMap(({ remaining: left, amount }, number) => [
    !same(left, balance(ledger, number)) && 'a grant',
    (compare(left, zero) < 0 || compare(left, amount) > 0) && 'a grant out of bounds',
  ]),
  !same(balance(ledger), sum(ledger.grants.map(({ remaining: left }) => left))) && 'the balance',
]

const neverChanges: Judge = (world, before) => [
  ...(before?.ledger.entries ?? []).map((entry, index) =>
    world.ledger.entries[index] !== entry && 'an entry'),
  ...(before?.invoices ?? []).map(({ bill }, number) =>
    bill !== null && world.invoices[number]?.bill !== bill && 'a finalized invoice'),
]

/** Amounts that credits took of each charge in advance, by its number. */
const creditedOf = ({ invoices }: World): Map<number, Rational> => {
  const credited = new Map<number, Rational>()
  const final = invoices.filter(({ status }) => status === 'finalized')
  for (const { credits, net } of final.flatMap(({ bill }) => bill?.lines ?? [])) {
    if (credits === null) continue
    credited.set(credits, subtract(credited.get(credits) ?? zero, net))
  }
  return credited
}

const neverTooMuch: Judge = (world) => {
  const credited = creditedOf(world)
  return world.invoices.filter(({ status }) => status !== 'void')
    .flatMap((invoice) => billNow(world, invoice).lines).map(({ charge, net }) =>
      charge !== null && compare(credited.get(charge) ?? zero, net) > 0 && 'a charge')
}

/** Charges in advance are left out: one replaces another, which is then credited. */
const neverTwice: Judge = ({ invoices }) => {
  const billed = invoices.flatMap(({ sources }) => sources).filter((source) =>
    source.of === 'usage' || (source.of === 'charge' && source.number === null))
  return billed.flatMap((one, index) => billed.slice(index + 1).map((other) =>
    one.price === other.price && isBefore(one.period.start, other.period.end)
      && isBefore(other.period.start, one.period.end) && `${one.price} twice`))
}

const inOrder: Judge = ({ subscription }) => (subscription?.periods ?? [])
  .map(({ start, end }, index, all) =>
    (isBefore(end, start) || isBefore(start, all[index - 1]?.end ?? start)) && 'a period')

test.each<[string, Judge]>([
  ['an invoice adds up: lines, coupons, taxes, credits, payments', addsUp],
  ['a balance is the sum of its entries, and never below zero', balances],
  ['a finalized invoice and an entry never change', neverChanges],
  ['what was credited of a charge is never more than it was', neverTooMuch],
  ['no time of usage or of a charge in arrears is billed twice', neverTwice],
  ['periods follow each other', inOrder],
])('%s', (_, judge) => {
  fc.assert(fc.property(anyScript(), (script) => {
    const lived = worlds(script)
    const faults = lived.flatMap((world, index) => judge(world, lived[index - 1]))
    expect(faults.filter((fault) => fault !== false)).toEqual([])
  }), { numRuns: 60 })
})

test('what was credited of a draft is never more than it comes to', () => {
  const scripts = anyScript({ graceHours: 900, wishes: anyDraftWish })
  fc.assert(fc.property(scripts, (script) => {
    const faults = worlds(script).flatMap((world) => neverTooMuch(world, undefined))
    expect(faults.filter((fault) => fault !== false)).toEqual([])
  }), { numRuns: 150 })
  const reached = fc.sample(scripts, { numRuns: 150, seed: 5 }).flatMap(worlds)
    .filter((world) => world.invoices.some(({ status, sources }) => status === 'draft'
      && sources.some((source) => source.of === 'charge' && source.number !== null
        && creditedOf(world).has(source.number))))
  expect(reached.length, 'final invoices credit drafts').toBeGreaterThan(0)
})

test('scripts reach every state and every kind of line', () => {
  const lived = fc.sample(anyScript(), { numRuns: 250, seed: 11 }).flatMap(worlds)
  const states = new Set(lived.map(({ subscription }) => subscription?.state))
  const kinds = new Set(lived.flatMap(({ invoices }) => invoices)
    .flatMap(({ bill }) => bill?.lines ?? []).map(({ kind }) => kind))
  expect(states).toEqual(
    new Set(['active', 'canceled', 'past_due', 'paused', 'scheduled', 'trialing']))
  expect(kinds).toEqual(
    new Set(['fixed', 'proration_charge', 'proration_credit', 'trial_discount', 'usage']))
})

test('a failing script shrinks to the few steps that matter', () => {
  const details = fc.check(fc.property(anyScript(), (script) =>
    worlds(script).at(-1)?.subscription?.state !== 'paused'), { seed: 3, numRuns: 500 })
  expect(details.failed).toBe(true)
  expect(details.counterexample?.[0].steps.map((step) => step.do)).toEqual(['create', 'pause'])
})

test('what is comparable knows no order of lines, nor of their members', () => {
  fc.assert(fc.property(anyScript(), (script) => {
    const seen = worlds(script).map(snapshot).filter((one) => one !== null).slice(-1)
    const turned = seen.map((one) => ({ ...one, invoices: one.invoices.map((invoice) =>
      ({ ...invoice, lines: invoice.lines.toReversed().map(({ kind, ...line }) =>
        ({ ...line, kind })) })) }))
    expect(turned.map(comparable)).toEqual(seen.map(comparable))
  }), { numRuns: 40 })
})
