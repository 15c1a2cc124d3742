import type { Meter } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import { expectFaults, type NamedFault } from '../named-faults.ts'

type Row = [values: object, faults: NamedFault[]]

const equals = (property: string, value: string | number | boolean) =>
  ({ property, operator: 'equals', value })
const any = (property: string, ...values: (string | number | boolean)[]) =>
  ({ property, operator: 'in', values })
const exists = (property: string, there: boolean) =>
  ({ property, operator: 'exists', exists: there })

const never = (pointer: string): NamedFault[] => [[pointer, 'filters_contradict']]

/** Each probe, with all that is wrong with it. */
const refused: Row[] = [
  [{ carry_forward: true }, [['/carry_forward', 'carry_forward_unsupported']]],
  [{ aggregation: 'min', carry_forward: true }, [['/carry_forward', 'carry_forward_unsupported']]],
  [{ aggregation: 'average', carry_forward: true },
    [['/carry_forward', 'carry_forward_unsupported']]],
  [{ aggregation: 'unique_count', carry_forward: true },
    [['/carry_forward', 'carry_forward_unsupported']]],
  [{ aggregation: 'weighted_sum', value_property: undefined },
    [['/value_property', 'value_property_required']]],
  [{ group_by: ['a', 'b', 'a'] }, [['/group_by/2', 'property_repeated']]],
  [{ filters: [equals('a', 'x'), equals('a', 'y')] }, never('/filters/1')],
  [{ filters: [equals('a', 42), any('a', 43, 'x')] }, never('/filters/1')],
  [{ filters: [any('a', 'x', 'y'), any('a', 'y', 'z'), any('a', 'x', 'z')] }, never('/filters/2')],
  [{ filters: [equals('a', 'x'), exists('a', false)] }, never('/filters/1')],
  [{ filters: [any('a', 'x'), exists('a', false)] }, never('/filters/1')],
  [{ filters: [exists('a', true), exists('a', false)] }, never('/filters/1')],
  [{ filters: [exists('amount', false)] }, never('/filters/0')],
  [{ aggregation: 'count', value_property: 'amount', carry_forward: true, group_by: ['b', 'b'],
    filters: [equals('a', 'x'), equals('a', 'y')] },
  [['/value_property', 'value_property_unused'], ['/carry_forward', 'carry_forward_unsupported'],
    ['/group_by/1', 'property_repeated'], ['/filters/1', 'filters_contradict']]],
]

/** What differs from a probe in one place and can be measured. */
const taken: object[] = [
  { aggregation: 'latest', carry_forward: true },
  { aggregation: 'max', carry_forward: true },
  { aggregation: 'weighted_sum', carry_forward: true },
  { aggregation: 'min', carry_forward: false },
  { group_by: ['a', 'b', 'A'] },
  { filters: [equals('a', 'x'), equals('b', 'y')] },
  { filters: [equals('a', 42), any('a', '42', 'x')] },
  { filters: [equals('a', true), equals('a', 'true')] },
  { filters: [any('a', 'x', 'y'), any('a', 'y', 'z'), any('a', 'y')] },
  { filters: [equals('a', 'x'), exists('a', true)] },
  { filters: [exists('a', false), exists('b', true)] },
  { filters: [exists('amount', true)] },
  { aggregation: 'count', value_property: undefined, filters: [exists('amount', false)] },
]

export default check({
  id: 'meters/what-could-never-measure-is-refused',
  requirement: ['MTR-5.5', 'MTR-6.3'],
  needs: ['meters'],
  async run({ api, expect, random }) {
    const create = (values: object) => api.post<Meter>('/meters', { name: 'm',
      event_name: random.name('event'), aggregation: 'sum', value_property: 'amount', ...values })
    const made: string[] = []
    for (const values of taken) made.push(expect.status(await create(values), 201).body.id)
    for (const [values, faults] of refused) {
      expectFaults({ expect }, await create(values),
        { problem: 'meter_definition_invalid', faults })
    }
    const stored = (await api.all<Meter>('/meters')).map(({ id }) => id)
    expect.equal(stored.toSorted(), made.toSorted(), 'what is refused is not stored')
  },
})
