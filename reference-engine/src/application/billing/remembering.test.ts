import { expect, test } from 'vitest'
import { remembering } from './remembering.ts'

test('one question for all unknown, again where it failed or had none', async () => {
  const asked: string[] = []
  const answer = remembering((keys) => {
    asked.push(keys.join(' '))
    if (asked.length === 1) return Promise.reject(new Error('lost'))
    return Promise.resolve(new Map(keys.filter((key) => key !== 'none').map((key) => [key, key])))
  })
  await expect(answer(['one'])).rejects.toThrow('lost')
  expect(await answer(['one', 'two', 'one', 'none'])).toEqual(['one', 'two', 'one', undefined])
  expect(await answer(['two', 'one'])).toEqual(['two', 'one'])
  expect(await answer(['two', 'none', 'three'])).toEqual(['two', undefined, 'three'])
  expect(asked).toEqual(['one', 'one two none', 'none three'])
})
