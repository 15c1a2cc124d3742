import { expect, test } from 'vitest'
import { faultsMax, faultsOf } from './faults-of.ts'
import { validators } from './validators.ts'

const text = { type: 'string', pattern: '^[a-z]+$', maxLength: 3 }
const branch = (tag: string, amount: object) => ({
  type: 'object', additionalProperties: false, required: ['type', 'amount'],
  properties: { type: { const: tag }, amount },
})
const document = {
  components: {
    schemas: {
      One: branch('one', text),
      Two: branch('two', { type: 'integer', minimum: 1 }),
      Tagged: {
        type: 'object',
        oneOf: [{ $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }],
        discriminator: {
          propertyName: 'type',
          mapping: { one: '#/components/schemas/One', two: '#/components/schemas/Two' },
        },
      },
      Nullable: { oneOf: [text, { type: 'null' }] },
      Either: {
        type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }],
        properties: { a: text, b: text },
      },
      List: { type: 'array', maxItems: 2, items: text },
      Long: { type: 'array', items: text },
      Map: {
        type: 'object', propertyNames: { pattern: '^[a-z]$' }, additionalProperties: text,
      },
      When: { type: 'string', format: 'date-time' },
    },
  },
}
const compile = validators(document, { fillDefaults: true })

const faults = (name: string, value: unknown): string[] => {
  const validate = compile({ $ref: `#/components/schemas/${name}` })
  validate(value)
  return faultsOf(validate.errors).map(({ pointer, code }) => `${pointer} ${code}`)
}

test.each([
  ['Tagged', { type: 'two', amount: 0 }, ['/amount out_of_range'], 'of the named branch only'],
  ['Tagged', { type: 'two', amount: 1, x: 1 }, ['/x unknown_property'], 'strict in the branch'],
  ['Tagged', { type: 'six', amount: 0 }, ['/type not_in_enum'], 'no branch of that name'],
  ['Tagged', { amount: 0 }, ['/type required'], 'no tag'],
  ['Tagged', 5, [' type_mismatch'], 'no object'],
  ['Nullable', null, [], 'null itself'],
  ['Nullable', 'A', [' pattern_mismatch'], 'not the fault of not being null'],
  ['Either', {}, [' not_one_of'], 'neither'],
  ['Either', { a: 'a', b: 'b' }, [' not_one_of'], 'both'],
  ['Either', { a: 5, b: 'b' }, [' not_one_of', '/a type_mismatch'], 'both, and one is wrong'],
  ['List', ['a', 'B', 5], [' out_of_range'], 'the length instead of every element'],
  ['List', ['B', 5], ['/0 pattern_mismatch', '/1 type_mismatch'], 'every element'],
  ['Map', { a: 'a', B: 5 }, ['/B pattern_mismatch', '/B type_mismatch'], 'a bad name'],
  ['Map', { '~/': 'a' }, ['/~0~1 pattern_mismatch'], 'a name that needs escapes'],
  ['When', '2026-02-30T00:00:00Z', [' format_mismatch'], 'a day that does not exist'],
  ['When', '0000-01-01T00:00:00Z', [' format_mismatch'], 'a year the domain cannot read'],
])('%s %j has the faults %j: %s', (name, value, wanted, _why) => {
  expect(faults(name, value).sort()).toEqual([...wanted].sort())
})

test('faults beyond the bound are not named', () => {
  expect(faults('Long', Array.from({ length: 1000 }, () => 'A'))).toHaveLength(faultsMax)
})

test('the pointer of an endless name is cut off', () => {
  const [fault] = faults('Map', { ['A'.repeat(5000)]: 'a' })
  expect(fault?.length).toBeLessThan(600)
})
