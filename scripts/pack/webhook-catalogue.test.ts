import { expect, test } from 'vitest'
import { webhookCatalogue } from './webhook-catalogue.ts'

test.each([
  ['a contract without the member', {}, /declares no webhooks\.$/, []],
  ['an empty member', { webhooks: {} }, /declares no webhooks\.$/, []],
  ['one webhook', { webhooks: { lampWentOut: { post: {} } } }, /declares 1 webhook\.$/,
    ['lampWentOut']],
  ['two webhooks', { webhooks: { b: { post: {} }, a: { post: {} } } }, /declares 2 webhooks\.$/,
    ['b', 'a']],
])('the catalogue says in words what it lists: %s', (_, document, statement, webhooks) => {
  expect(webhookCatalogue(document)).toEqual({
    statement: expect.stringMatching(statement) as string, webhooks,
  })
})
