import { expect, test } from 'vitest'
import { createLineSplitter } from './line-splitter.ts'

const split = (pieces: readonly string[], longest_bytes = 100) => {
  const splitter = createLineSplitter({ offset: 10, lines: 3, longest_bytes })
  const lines = [...pieces.flatMap((piece) => splitter.push(Buffer.from(piece))), ...splitter.end()]
  return lines.map(({ number, start, end, bytes, tooLong }) =>
    [number, start, end, bytes.toString(), ...(tooLong ? ['too long'] : [])])
}

test.each([
  [['a\nbc\n'], [[4, 10, 12, 'a'], [5, 12, 15, 'bc']], 'whole lines'],
  [['a', 'b\n', 'c', 'd'], [[4, 10, 13, 'ab'], [5, 13, 15, 'cd']], 'lines in pieces, no last feed'],
  [['\n\n'], [[4, 10, 11, ''], [5, 11, 12, '']], 'empty lines count'],
  [[''], [], 'nothing'],
])('%j is cut: %#', (pieces, lines, _why) => expect(split(pieces)).toEqual(lines))

test('of a line that is too long a piece is kept, and the next is whole', () => {
  const long = 'x'.repeat(3000)
  expect(split([long, long, '\nab\n'], 5)).toEqual([
    [4, 10, 6011, 'x'.repeat(1024), 'too long'], [5, 6011, 6014, 'ab'],
  ])
})

test('wherever the bytes are cut, the lines are the same', () => {
  const text = '{"a":1}\n\n{"b":"\u00fc"}\nlast'
  const whole = split([text])
  for (let at = 0; at <= text.length; at += 1) {
    expect(split([text.slice(0, at), text.slice(at)])).toEqual(whole)
  }
})
