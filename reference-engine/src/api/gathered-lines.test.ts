import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { gatheredLines } from './gathered-lines.ts'

const gathering = () => {
  const written: string[] = []
  return { written, lines: gatheredLines({ write: (text) => written.push(text) }) }
}

test('the lines of one turn are one write, in their order', async () => {
  const { written, lines } = gathering()
  lines.write('a\n')
  await Promise.resolve()
  lines.write('b\n')
  expect(written).toEqual([])
  await nextTurn()
  lines.write('c\n')
  await nextTurn()
  expect(written).toEqual(['a\nb\n', 'c\n'])
})

test('a process that ends writes what it has, and that once', async () => {
  const { written, lines } = gathering()
  lines.write('a\n')
  lines.flush()
  await nextTurn()
  expect(written).toEqual(['a\n'])
})
