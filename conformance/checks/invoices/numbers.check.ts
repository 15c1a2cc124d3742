import type { Invoice } from '@valora/spec/types'
import type { Api } from '../../src/api/api.ts'
import { check } from '../../src/check.ts'
import type { Given } from '../../src/given/given.ts'

const needs = ['invoices']

type Place = { api: Api; given: Given }

/** Drafts of as many subscriptions, each with a fixed charge in advance. */
const drafts = async ({ api, given }: Place, count: number): Promise<Invoice[]> => {
  const plan = await given.plan([await given.price({ pricing: { type: 'flat', amount: '10' } })])
  const made: Invoice[] = []
  for (let index = 0; index < count; index += 1) {
    const clock = await given.testClock('2026-01-01T00:00:00Z')
    const { id: customer_id } = await given.customer({ test_clock_id: clock.id })
    const subscription = await given.subscription({ customer_id, plan_id: plan.id })
    made.push(...await given.invoices(subscription))
  }
  return Promise.all(made.map(async ({ id }) => (await api.get<Invoice>(`/invoices/${id}`)).body))
}

const finalize = async ({ api }: Place, { id }: Invoice) =>
  api.post<Invoice>(`/invoices/${id}/finalize`)

/** What a number counts, without the prefix of its organization. */
const counted = (number: string | null): number => Number(number?.split('-').at(-1))

const gapless = (numbers: readonly (string | null)[]): boolean => {
  const sorted = numbers.map(counted).toSorted((a, b) => a - b)
  return sorted.every((number, index) => number === (sorted[0] ?? 0) + index)
}

export default [
  check({
    id: 'invoices/numbers-are-given-at-finalization',
    requirement: 'INV-3.1',
    needs,
    async run(context) {
      const { expect } = context
      const made = await drafts(context, 3)
      expect.every(made, ({ number }) => number === null, 'a draft has no number')
      const numbers: (string | null)[] = []
      for (const draft of [...made].toReversed()) {
        const { body } = expect.status(await finalize(context, draft), 200)
        numbers.push(body.number)
        expect.problem(await finalize(context, draft), 'invalid_state_transition')
      }
      expect.that(gapless(numbers), `a refused action takes no number: ${numbers.join(' ')}`)
      expect.equal(numbers.map(counted), numbers.map(counted).toSorted((a, b) => a - b),
        'numbers increase in the order of finalization')
      const { invoice_number_prefix } = (await context.given.own()).organization
      expect.every(numbers, (number) => number?.startsWith(`${invoice_number_prefix}-`) ?? false,
        'a number carries the prefix of its organization')
    },
  }),
  check({
    id: 'invoices/numbers-have-no-gap-in-parallel',
    requirement: 'INV-3.1',
    needs,
    async run(context) {
      const { api, expect } = context
      const made = await drafts(context, 8)
      const twice = [...made, ...made.slice(0, 4)]
      const answers = await Promise.all(twice.map(async (draft) => finalize(context, draft)))
      expect.equal(answers.filter(({ status }) => status === 200).length, 8,
        'each draft is finalized once')
      for (const answer of answers.filter(({ status }) => status !== 200)) {
        expect.problem(answer, 'invalid_state_transition')
      }
      const numbers = (await api.all<Invoice>('/invoices')).map(({ number }) => number)
      expect.equal(new Set(numbers).size, 8, 'no number is given twice')
      expect.that(gapless(numbers), `there is no gap: ${numbers.join(' ')}`)
    },
  }),
  check({
    id: 'invoices/a-void-invoice-keeps-its-number',
    requirement: 'INV-3.2',
    needs,
    async run(context) {
      const { api, expect } = context
      const [first, second] = await drafts(context, 2) as [Invoice, Invoice]
      const { number } = expect.status(await finalize(context, first), 200).body
      const gone = expect.status(await api.post<Invoice>(`/invoices/${first.id}/void`), 200).body
      expect.equal([gone.status, gone.number], ['void', number], 'a void invoice keeps its number')
      const next = expect.status(await finalize(context, second), 200).body
      expect.equal(counted(next.number), counted(number) + 1, 'the number is not given again')
      const { body } = await api.get<Invoice>(`/invoices/${first.id}`)
      expect.equal(body.number, number, 'and stays')
    },
  }),
  check({
    id: 'invoices/each-organization-counts-its-own',
    requirement: 'INV-3.3',
    needs,
    async run(context) {
      const { expect, given } = context
      const places: Place[] = [context, await given.organization(), await given.organization()]
      const made = await Promise.all(places.map(async (place) => drafts(place, 2)))
      const numbers: (string | null)[][] = [[], [], []]
      for (const turn of [0, 1]) {
        for (const [index, place] of places.entries()) {
          const draft = expect.present(made[index]?.[turn], 'there is a draft')
          const { body } = expect.status(await finalize(place, draft), 200)
          numbers[index]?.push(body.number)
        }
      }
      for (const own of numbers) {
        expect.that(gapless(own), `others leave no gap: ${own.join(' ')}`)
        expect.equal(own.map(counted), numbers[0]?.map(counted), 'each counts from the same start')
      }
    },
  }),
]
