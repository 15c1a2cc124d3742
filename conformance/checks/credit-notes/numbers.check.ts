import type { CreditNote, InvoiceLine } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'
import { askNote, askNoteVoid } from '../credited.ts'
import { billedOf } from '../one-off.ts'

type Place = Pick<CheckContext, 'api' | 'given'>

/** The request of a note over so much of an invoice of 10.00. */
const noting = async (place: Place) => {
  const { given } = place
  const invoice = await billedOf(place, { customer: await given.customer(), lines: ['10'] })
  const [line] = await given.lines(invoice) as [InvoiceLine]
  return async (amount: string) => askNote(place, { invoice, lines: [[line, amount]] })
}

const counted = ({ number }: CreditNote): number => Number(number.split('-').at(-1))

const from = (start: number, length: number): number[] =>
  Array.from({ length }, (_, index) => start + index)

export default check({
  id: 'credit-notes/numbers-have-no-gap-and-are-kept',
  requirement: 'CRN-4.5',
  needs: ['customers'],
  async run(context) {
    const { api, expect, given } = context
    const places: Place[] = [context, await given.organization()]
    const starts: number[] = []
    for (const place of places) {
      const note = await noting(place)
      const first = expect.status(await note('1'), 201).body
      expect.problem(await note('9.01'), 'credit_note_exceeds_line')
      const second = expect.status(await note('1'), 201).body
      expect.equal(counted(second), counted(first) + 1, 'a refused one takes no number')
      starts.push(counted(first))
    }
    expect.equal(starts[1], starts[0], 'each organization counts its own')
    const others = await Promise.all(from(0, 6).map(async () => noting(context)))
    const answers = await Promise.all(others.flatMap((note) => [note('4'), note('4'), note('4')]))
    expect.equal(answers.filter(({ status }) => status === 201).length, 12, 'two of three fit')
    const notes = await api.all<CreditNote>('/credit-notes', { query: { limit: 100 } })
    const [start = 0] = starts
    expect.equal(notes.map(counted).toSorted((a, b) => a - b), from(start, 14),
      'in parallel there is no gap')
    const last = expect.holds(notes, (one) => counted(one) === start + 13, 'there is a last one')
    const gone = expect.status(await askNoteVoid(context, last), 200).body
    expect.equal([gone.status, gone.number], ['void', last.number], 'a void one keeps its number')
    const next = expect.status(await (await noting(context))('1'), 201).body
    expect.equal(counted(next), start + 14, 'it is not given again')
  },
})
