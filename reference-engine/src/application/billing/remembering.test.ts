import { expect, test } from 'vitest'
import { remembering } from './remembering.ts'

test('a question is asked once for each key, and again when it failed', async () => {
  const asked: string[] = []
  const answer = remembering((key) => {
    asked.push(key)
    return asked.length === 1 ? Promise.reject(new Error('lost')) : Promise.resolve(key)
  })
  await expect(answer('one')).rejects.toThrow('lost')
  expect(await Promise.all([answer('one'), answer('one'), answer('two')]))
    .toEqual(['one', 'one', 'two'])
  expect(asked).toEqual(['one', 'one', 'two'])
})
