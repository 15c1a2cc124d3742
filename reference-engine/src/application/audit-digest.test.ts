import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, sha256 } from '../../test/record-basics.ts'
import type { Json } from '../domain/canonical-json.ts'
import { digest } from '../domain/digest.ts'
import { Decimal } from '../domain/money/decimal.ts'
import { Money } from '../domain/money/money.ts'
import { auditDigests } from './audit-digest.ts'

const throughJson = (value: object) => digest(JSON.parse(JSON.stringify(value)) as Json, sha256)

test.each<[object, string]>([
  [{ b: at('2026-01-31T00:00:00.5Z'), a: at('0999-01-31T00:00:00Z') }, 'instants'],
  [{ quantity: Decimal.parse('10.50'), nothing: undefined, none: null }, 'decimals and gaps'],
  [{ secretHash: new Uint8Array([7, 1, 255]) }, 'bytes'],
  [{ list: [undefined, { z: 1, y: [true] }, 'é"\\'], deep: { b: {}, a: [] } }, 'lists and objects'],
  [{ amount: Money.parse('1.20', { code: 'USD', minorDigits: 2 }) }, 'money'],
  [{ 'a\nb': 1, c: 2 }, 'a name with a line end'],
  [{ a: 1, 'b\nc': 2 }, 'names that look like those before'],
])('%j has the digest of its JSON: %s', (value) => {
  expect(auditDigests({ after: value }, sha256))
    .toEqual({ beforeDigest: null, afterDigest: throughJson(value) })
})

test('an object has its own digest, whatever was digested before it', () => {
  const list = ['a']
  const values: object[] = [
    { of: 1, at: '1' }, { of: '1', at: '1' }, { of: true, at: 'true' }, { of: 'true', at: null },
    { of: at('2026-01-31T00:00:00Z'), at: '' }, { of: '2026-01-31T00:00:00Z', at: '' },
    { of: null, at: undefined }, { of: 1, at: '1' },
  ]
  for (const after of [...values, ...values]) {
    expect(auditDigests({ after }, sha256).afterDigest).toBe(throughJson(after))
  }
  expect(auditDigests({ after: { list } }, sha256).afterDigest).toBe(throughJson({ list: ['a'] }))
  list.push('b')
  expect(auditDigests({ after: { list } }, sha256).afterDigest).toBe(throughJson({ list }))
})

test.each<[object | undefined, object, string]>([
  [undefined, { a: 1, hidden: 2, z: 3 }, 'a new object'],
  [{ a: 1, hidden: 2, z: 3 }, { a: 2, hidden: 3, z: 3 }, 'both sides of one shape'],
  [{ hidden: 2, z: 3 }, { hidden: 2 }, 'sides of two shapes'],
])('a hidden member of %j and %j is left out: %s', (before, after) => {
  const shown = (value: object) => throughJson({ ...value, hidden: undefined })
  expect(auditDigests({ before, after, hidden: 'hidden' }, sha256))
    .toEqual({ beforeDigest: before ? shown(before) : null, afterDigest: shown(after) })
})

const dictionary = fc.dictionary(fc.constantFrom('a', 'b', 'c', '', 'a\nb'), fc.jsonValue())

test('both sides of a change have the digests of their JSON', () => {
  fc.assert(fc.property(dictionary, dictionary, (before, change) => {
    const after = { ...before, ...change }
    const reversed = Object.fromEntries(Object.entries(before).toReversed())
    for (const old of [before, reversed]) {
      expect(auditDigests({ before: old, after }, sha256))
        .toEqual({ beforeDigest: throughJson(before), afterDigest: throughJson(after) })
    }
  }))
})
