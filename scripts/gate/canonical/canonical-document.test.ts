import { describe, expect, test } from 'vitest'
import type { Node } from '../document/json-node.ts'
import { sameness } from '../document/sameness.ts'
import { canonicalDocument } from './canonical-document.ts'

const tagged = (tag: string) =>
  ({ type: 'object', required: ['kind'], properties: { kind: { const: tag } } })

const named = {
  Text: { type: 'string', maxLength: 9 },
  Person: tagged('person'),
  Firm: tagged('firm'),
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const spelled = (schema: unknown): unknown => {
  const document = canonicalDocument({ components: { schemas: { ...named, Asked: schema } } })
  return ((document['components'] as Node)['schemas'] as Node)['Asked']
}

const areOne = (left: unknown, right: unknown): boolean =>
  sameness.areSame(spelled(left), spelled(right))

const text = { type: 'string' }
const orNull = { type: ['string', 'null'] }

type Row = [why: string, left: unknown, right: unknown]

const older: Row[] = [
  ['nullable', { type: 'string', nullable: true }, orNull],
  ['nullable that is false', { type: 'string', nullable: false }, text],
  ['nullable without a type', { nullable: true }, {}],
  ['nullable beside an enum', { type: 'string', nullable: true, enum: ['a', null] },
    { type: ['string', 'null'], enum: ['a', null] }],
  ['nullable beside an allOf', { nullable: true, allOf: [reference('Person')] },
    { oneOf: [reference('Person'), { type: 'null' }] }],
  ['nullable beside a oneOf', { nullable: true, oneOf: [reference('Person'), reference('Firm')] },
    { oneOf: [reference('Person'), reference('Firm'), { type: 'null' }] }],
  ['a minimum that is excluded', { type: 'number', minimum: 0, exclusiveMinimum: true },
    { type: 'number', exclusiveMinimum: 0 }],
  ['a maximum that is not', { type: 'number', maximum: 9, exclusiveMaximum: false },
    { type: 'number', maximum: 9 }],
]

const alike: Row[] = [
  ['constants as branches', { oneOf: [{ const: 'a', title: 'A' }, { const: 'b' }] },
    { type: 'string', enum: ['b', 'a'] }],
  ['types as branches', { anyOf: [text, { type: 'integer', minimum: 1 }] },
    { type: ['integer', 'string'], minimum: 1 }],
  ['branches that have nothing in common', { anyOf: [reference('Person'), reference('Firm')] },
    { oneOf: [reference('Person'), reference('Firm')] }],
  ['the closer of two bounds', { allOf: [{ type: 'string', maxLength: 9 }, { maxLength: 5 }] },
    { type: 'string', maxLength: 5 }],
  ['a bound beside a reference', { ...reference('Text'), maxLength: 5 },
    { type: 'string', maxLength: 5 }],
  ['null as a branch of an allOf',
    { oneOf: [{ allOf: [reference('Text')] }, { const: null }] },
    { anyOf: [{ type: 'null' }, reference('Text')] }],
  ['a duty of what is required', { type: 'object', required: ['a'],
    dependentRequired: { a: ['b'] } }, { type: 'object', required: ['b', 'a'] }],
  ['the ends of int32', { type: 'integer', format: 'int32' },
    { type: 'integer', format: 'int32', minimum: -2147483648, maximum: 2147483647 }],
  ['first elements like all others', { type: 'array', prefixItems: [text], items: text },
    { type: 'array', items: text }],
  ['values that an enum cannot keep', { type: 'integer', enum: [1, 2, 3], maximum: 2 },
    { enum: [2, 1] }],
  ['a type beside branches that have it',
    { type: 'object', oneOf: [reference('Person'), reference('Firm')] },
    { oneOf: [reference('Person'), reference('Firm')] }],
  ['a part of its own', { $defs: { inner: text }, type: 'array',
    items: { $ref: '#/components/schemas/Asked/$defs/inner' } }, { type: 'array', items: text }],
]

const apart: Row[] = [
  ['null beside the parts of an allOf', { oneOf: [{ allOf: [reference('Person')] },
    { type: 'null' }] }, reference('Person')],
  ['null beside branches', { anyOf: [reference('Person'), reference('Text'), { type: 'null' }] },
    { anyOf: [reference('Person'), reference('Text')] }],
  ['a constant in two branches', { oneOf: [{ enum: ['a', 'b'] }, { enum: ['b'] }] },
    { enum: ['a', 'b'] }],
  ['branches that a value can share', { anyOf: [text, { maxLength: 3 }] },
    { oneOf: [text, { maxLength: 3 }] }],
  ['the looser of two bounds', { allOf: [{ type: 'string', maxLength: 9 }, { maxLength: 5 }] },
    { type: 'string', maxLength: 9 }],
  ['a duty that nothing else holds', { type: 'object', dependentRequired: { a: ['b'] } },
    { type: 'object' }],
  ['a closed part beside another', { allOf: [{ type: 'object', properties: { a: text },
    additionalProperties: false }, { properties: { b: text } }] },
  { type: 'object', properties: { a: text, b: text }, additionalProperties: false }],
  ['an excluded bound and one that is not', { type: 'number', minimum: 0, exclusiveMinimum: true },
    { type: 'number', minimum: 0 }],
]

describe('what means the same becomes the same', () => {
  test.each(older)('as OpenAPI 3.0 writes it: %s', (_, left, right) => {
    expect(spelled(left)).toEqual(spelled(right))
    expect(areOne(left, right)).toBe(true)
  })

  test.each(alike)('%s', (_, left, right) => {
    expect(spelled(left)).toEqual(spelled(right))
    expect(areOne(left, right)).toBe(true)
  })
})

describe('what means something else stays apart', () => {
  test.each(apart)('%s', (_, left, right) => {
    expect(areOne(left, right)).toBe(false)
  })
})
