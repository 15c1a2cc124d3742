import { expect, test } from 'vitest'
import { startScriptedServer } from '../../test/scripted-server.ts'
import { createValora, SPEC_VERSION, SUPPORTED_RANGE, ValoraVersionError } from '../index.ts'

const [major, minor] = SPEC_VERSION.split('.')

const answered = async (served: string, status = 200) => {
  const headers = served === '' ? {} : { 'Valora-Spec-Version': served }
  const body = { code: 'spec_version_unsupported', retryable: false }
  await using server = await startScriptedServer([{ status, headers, body }])
  const error = await createValora({ baseUrl: server.url }).listCustomers()
    .then(() => undefined, (thrown: unknown) => thrown)
  return { error, sent: server.received.length }
}

test.each([
  [SPEC_VERSION, 'the version it was generated from'],
  [`${major}.${minor}.99`, 'a later patch'],
  ['', 'a server that names none'],
])('a server of version "%s" is taken: %s', async (served) => {
  expect((await answered(served)).error).toBeUndefined()
})

test.each([
  ['0.1.0', 200, 'an older minor, which may differ below 1.0'],
  ['99.0.0', 200, 'another major'],
  ['99.0.0', 400, 'a pin that it refused'],
  ['0.20.0', 200, 'a minor whose digits begin alike'],
])('a server of version %s (%i) is refused once, by name: %s', async (served, status) => {
  const { error, sent } = await answered(served, status)
  expect(error).toBeInstanceOf(ValoraVersionError)
  expect(error).toMatchObject({ name: 'ValoraVersionError', retryable: false })
  expect((error as Error).message).toBe(`The server keeps contract ${served}, this SDK `
    + `${SUPPORTED_RANGE}: install @valora/sdk@${served} or update the server`)
  expect(sent).toBe(1)
})
