import { expect, test } from 'vitest'
import { Refusal, refuseFaults } from './refusal.ts'

test('a refusal carries its code, its parameters and its faults', () => {
  const faults = [{ pointer: '/a', code: 'required', detail: 'a is missing' }]
  const refusal = new Refusal('price_definition_invalid', { state: 'active' }, faults)
  expect(refusal).toMatchObject(
    { code: 'price_definition_invalid', params: { state: 'active' }, faults })
  expect(refusal.message).toContain('price_definition_invalid')
})

test('no fault is no refusal, one fault refuses with all of them', () => {
  const fault = { pointer: '/a', code: 'required', detail: 'a is missing' }
  expect(() => refuseFaults('plan_items_invalid', [])).not.toThrow()
  expect(() => refuseFaults('plan_items_invalid', [fault, fault]))
    .toThrow(expect.objectContaining({ code: 'plan_items_invalid', faults: [fault, fault] }))
})
