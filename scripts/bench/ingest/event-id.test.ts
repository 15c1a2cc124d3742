import { expect, test } from 'vitest'
import { emptyId, idLength, writeId } from './event-id.ts'

const idOf = (number: number): string => {
  const body = Buffer.from(`"${emptyId()}"`)
  writeId(body, { at: 1, number })
  return body.toString()
}

test('an id is a UUID of version 4 and stays in its place', () => {
  const hex = '[0-9a-f]'
  const uuid = new RegExp(`^"${hex}{8}-${hex}{4}-4${hex}{3}-[89ab]${hex}{3}-${hex}{12}"$`)
  for (const number of [0, 1, 12_345_678, 4_294_967_295]) expect(idOf(number)).toMatch(uuid)
  expect(emptyId()).toHaveLength(idLength)
})

test('a number has one id, and no other number has it', () => {
  expect(idOf(42)).toBe(idOf(42))
  const starts = Array.from({ length: 50_000 }, (_, number) => idOf(number).slice(0, 9))
  expect(new Set(starts).size).toBe(50_000)
})
