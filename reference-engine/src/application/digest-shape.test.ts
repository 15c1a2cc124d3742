import { expect, test } from 'vitest'
import { digestShapeOf } from './digest-shape.ts'

const namesOf = (value: object) => digestShapeOf(value).map(({ name }) => name)

test.each<[object, object, boolean, string]>([
  [{ b: 1, a: 2 }, { b: 'x', a: null }, true, 'the same names in the same order'],
  [{ b: 1, a: 2 }, { a: 1, b: 2 }, true, 'the same names in another order'],
  [{ a: 1 }, { a: 1, b: 2 }, false, 'one name more'],
  [{ a: 1, b: 2 }, { a: 1 }, false, 'one name less'],
  [{ a: 1, b: 2 }, { a: 1, c: 2 }, false, 'another name'],
  [{}, {}, true, 'no name at all'],
])('%j and %j share a shape: %s, for %s', (one, other, wanted) => {
  expect(digestShapeOf(one) === digestShapeOf(other)).toBe(wanted)
})

test('the members of every object are sorted, also after many shapes', () => {
  for (let count = 0; count < 300; count += 1) {
    expect(namesOf({ [`b${count}`]: 1, a: 2 })).toEqual(['a', `b${count}`])
  }
  expect(namesOf({ b: 1, a: 2, 'a\nb': 3 })).toEqual(['a', 'a\nb', 'b'])
})
