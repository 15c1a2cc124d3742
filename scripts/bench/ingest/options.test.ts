import { expect, test } from 'vitest'
import { readIngestOptions } from './options.ts'

const json = 'package.json'

test.each<[Record<string, unknown>, number, number, string]>([
  [{}, 60, 10_000_000, 'the full run'],
  [{ quick: true }, 3, 100_000, 'the quick one'],
  [{ quick: true, seconds: '9', events: '1000' }, 9, 1000, 'what is given counts'],
])('%j measures %d s and %d events: %s', (values, seconds, events) => {
  expect(readIngestOptions({ ...values, json })).toMatchObject({ seconds, events })
})

test.each([
  [{ seconds: '0' }, '--seconds needs a whole number from 1 to 3600'],
  [{ seconds: '4000' }, '--seconds needs a whole number from 1 to 3600'],
  [{ events: '1e6' }, '--events needs a whole number from 1 to 100000000'],
  [{ json: 'scripts' }, '--json needs a file that can be written'],
  [{ json: 'no/such/folder/file' }, '--json needs a file that can be written'],
])('%j is refused', (values, message) => {
  expect(() => readIngestOptions({ json, ...values })).toThrow(message)
})
