import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { digest } from './digest.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('a digest is the SHA-256 of the canonical JSON', () => {
  expect(digest({ b: [1], a: 'x' }, sha256)).toBe(`sha256:${sha256('{"a":"x","b":[1]}')}`)
})
