import { expect, test } from 'vitest'
import { readQuery } from './read-query.ts'

test.each([
  ['/x', {}, 'no query'],
  ['/x?', {}, 'an empty query'],
  ['/x?a=1&b=', { a: '1', b: '' }, 'an empty value'],
  ['/x?a=b%20c+d%26', { a: 'b c d&' }, 'encoded text'],
  ['/x?a=b=c', { a: 'b=c' }, 'an equals sign in the value'],
  ['/x?__proto__=1', { ['__proto__']: '1' }, 'a name that means something to JavaScript'],
])('%s is read: %s', (url, values, _why) => {
  expect(readQuery(url)).toEqual({ values, faults: [] })
})

test.each([
  ['/x?a=1&a=2', '#/query/a', 'not_one_of', 'a parameter twice'],
  ['/x?a=%E0%A4', '#/query/a', 'format_mismatch', 'cut off UTF-8'],
  ['/x?%ff=1', '#/query/', 'format_mismatch', 'a broken name'],
])('%s has a fault at %s of code %s: %s', (url, pointer, code, _why) => {
  expect(readQuery(url).faults).toEqual([expect.objectContaining({ pointer, code })])
})
