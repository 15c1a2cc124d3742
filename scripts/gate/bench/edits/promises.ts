import { at, drop, edits, list, operation, schema, type Draft } from '../edit.ts'

const row = (draft: Draft, id: string) =>
  list(draft, 'x-requirement-rows').find((one) => (one as Draft)['id'] === id) as Draft

const rows = (draft: Draft) => list(draft, 'x-requirement-rows')

const fresh = (level: string, more: object = {}) =>
  ({ id: 'CUS-9.9', level, profile: 'core', since: '0.2.0', text: 'Names are unique.', ...more })

const cite = (draft: Draft, operationId: string, id: string): void => {
  const one = operation(draft, operationId)
  one['x-requirements'] = [...(one['x-requirements'] as string[] | undefined ?? []), id]
}

const machine = (draft: Draft) => at(schema(draft, 'InvoiceStatus'), 'x-state-machine')

const transitions = (draft: Draft) => list(machine(draft), 'transitions')

/** What the contract says beyond the wire. */
export const promiseEdits = edits([
  ['MUST row reworded', 'minor', 'the same in other words', (draft) => {
    row(draft, 'PAG-4.1')['text'] = 'All of the lists are ordered newest first.'
      .replace('All of the lists', 'The lists')
  }],
  ['MUST row with another number', 'major', 'who conformed may not', (draft) => {
    row(draft, 'CUS-9.1')['text'] = 'A customer is archived within 12 hours.'
  }],
  ['MUST row with another order', 'major', 'who conformed may not', (draft) => {
    row(draft, 'PAG-4.1')['text'] = 'Lists are ordered oldest first.'
  }],
  ['MUST row with a clause more', 'major', 'who conformed may not', (draft) => {
    row(draft, 'PAG-4.1')['text'] = 'Lists are ordered newest first, and ties break by id.'
  }],
  ['SHOULD row with another number', 'minor', 'nobody has to keep it', (draft) => {
    row(draft, 'CUS-9.2')['text'] = 'Lists answer within half a second.'
  }],
  ['SHOULD becomes MUST', 'major', 'who conformed may not', (draft) => {
    row(draft, 'CUS-9.2')['level'] = 'MUST'
  }],
  ['MAY becomes MUST', 'major', 'who conformed may not', (draft) => {
    row(draft, 'CUS-9.3')['level'] = 'MUST'
  }],
  ['MAY becomes SHOULD', 'minor', 'nobody has to keep it', (draft) => {
    row(draft, 'CUS-9.3')['level'] = 'SHOULD'
  }],
  ['MUST becomes SHOULD', 'major', 'clients relied on it', (draft) => {
    row(draft, 'CUS-9.1')['level'] = 'SHOULD'
  }],
  ['MUST row removed', 'major', 'clients relied on it', (draft) => {
    drop(rows(draft), row(draft, 'CUS-9.1'))
  }],
  ['SHOULD row removed', 'minor', 'nobody could rely on it', (draft) => {
    drop(rows(draft), row(draft, 'CUS-9.2'))
  }],
  ['row renumbered', 'minor', 'the same sentence', (draft) => {
    row(draft, 'CUS-9.1')['id'] = 'CUS-9.8'
  }],
  ['new MUST on an existing operation', 'major', 'who conformed may not', (draft) => {
    rows(draft).push(fresh('MUST'))
    cite(draft, 'listCustomers', 'CUS-9.9')
  }],
  ['new MUST cited nowhere', 'major', 'it binds every engine of its profile', (draft) => {
    rows(draft).push(fresh('MUST'))
  }],
  ['new MUST on a new operation', 'minor', 'nobody had the operation', (draft) => {
    rows(draft).push(fresh('MUST'))
    at(draft, 'paths', '/exports')['get'] = {
      ...operation(draft, 'getSpecDeclaration'), operationId: 'listExports',
      'x-requirements': ['CUS-9.9'],
    }
  }],
  ['new SHOULD on an existing operation', 'minor', 'nobody has to keep it', (draft) => {
    rows(draft).push(fresh('SHOULD'))
    cite(draft, 'listCustomers', 'CUS-9.9')
  }],
  ['known MUST cited in one more place', 'minor', 'it was in force before', (draft) => {
    cite(draft, 'createExport', 'PAG-4.1')
  }],
  ['citation removed', 'minor', 'the sentence stays in force', (draft) => {
    delete operation(draft, 'createExport')['x-requirements']
  }],
  ['citation at a schema removed', 'minor', 'the sentence stays in force', (draft) => {
    delete schema(draft, 'Interval')['x-requirements']
  }],
  ['MUST moves to another profile', 'major', 'other engines have to keep it', (draft) => {
    row(draft, 'CUS-9.1')['profile'] = 'metering'
  }],
  ['operation moves to another profile', 'major', 'engines may not have it', (draft) => {
    operation(draft, 'listCustomers')['x-profile'] = 'metering'
  }],
  ['profile removed', 'major', 'engines declare it', (draft) => {
    delete at(draft, 'x-profiles')['simulation']
  }],
  ['profile added', 'minor', 'nobody declares it', (draft) => {
    at(draft, 'x-profiles')['credits'] = 'Credit grants.'
  }],
  ['scope removed', 'major', 'keys ask for it', (draft) => {
    delete at(draft, 'x-scopes')['usage:read']
  }],
  ['scope added', 'minor', 'nothing asks for it', (draft) => {
    at(draft, 'x-scopes')['credits:read'] = 'Read credits.'
  }],
  ['role loses a scope', 'major', 'its keys are refused', (draft) => {
    list(at(draft, 'x-roles'), 'billing').pop()
  }],
  ['role gets a scope', 'minor', 'its keys may do more', (draft) => {
    list(at(draft, 'x-roles'), 'read_only').push('usage:write')
  }],
  ['role removed', 'major', 'its keys may do nothing', (draft) => {
    delete at(draft, 'x-roles')['ingest']
  }],
  ['retry class weaker', 'major', 'who repeats does it twice', (draft) => {
    operation(draft, 'createCustomer')['x-retry'] = 'never'
  }],
  ['retry class said', 'minor', 'it was not said before', (draft) => {
    operation(draft, 'onInvoiceFinalized')['x-retry'] = 'idempotent'
  }],
  ['retry class said no more', 'major', 'clients repeated by it', (draft) => {
    delete operation(draft, 'createExport')['x-retry']
  }],
  ['retry class stronger', 'minor', 'it may be repeated', (draft) => {
    operation(draft, 'createExport')['x-retry'] = 'idempotent'
  }],
  ['problem removed', 'major', 'who handles it gets another', (draft) => {
    list(operation(draft, 'createExport'), 'x-problems').pop()
  }],
  ['problem added', 'minor', 'clients know that new ones come', (draft) => {
    list(operation(draft, 'createExport'), 'x-problems').push('meter_not_found')
  }],
  ['operation makes no money any more', 'major', 'it is guarded otherwise', (draft) => {
    delete operation(draft, 'createExport')['x-money']
  }],
  ['operation makes money', 'major', 'it is guarded otherwise', (draft) => {
    operation(draft, 'createCustomer')['x-money'] = true
  }],
  ['transition removed', 'major', 'what could be done cannot', (draft) => {
    transitions(draft).pop()
  }],
  ['transition out of an end', 'major', 'an end was an end', (draft) => {
    transitions(draft).push({ from: 'void', to: 'draft', on: 'reopen' })
  }],
  ['transition that stays in an end', 'minor', 'the end stays one', (draft) => {
    transitions(draft).push({ from: 'void', to: 'void', on: 'verify' })
  }],
  ['transition added', 'minor', 'more can be done', (draft) => {
    transitions(draft).push({ from: 'draft', to: 'void', on: 'discard' })
  }],
  ['action leads to two states', 'major', 'it led to one', (draft) => {
    transitions(draft).push({ from: 'draft', to: 'void', on: 'finalize' })
  }],
  ['state begins elsewhere', 'major', 'clients wait for the other', (draft) => {
    machine(draft)['initial'] = 'finalized'
  }],
  ['state machine removed', 'major', 'nothing is promised any more', (draft) => {
    delete schema(draft, 'InvoiceStatus')['x-state-machine']
  }],
  ['row names them in another sequence', 'major', 'who does it to whom', (draft) => {
    at(draft, 'x-requirement-rows', 4)['text'] = 'A customer holds what the export may read.'
  }],
  ['problem gets another status', 'major', 'code goes by it', (draft) => {
    at(draft, 'x-problem-rows', 0)['status'] = 410
  }],
  ['problem may be tried again', 'major', 'code goes by it', (draft) => {
    at(draft, 'x-problem-rows', 0)['retryable'] = true
  }],
  ['problem described otherwise', 'minor', 'people read it', (draft) => {
    at(draft, 'x-problem-rows', 0)['title'] = 'Customer not found'
  }],
  ['problem row removed', 'major', 'code names it', (draft) => {
    list(draft, 'x-problem-rows').pop()
  }],
  ['currency has other digits', 'major', 'every amount in it is another', (draft) => {
    at(draft, 'x-currency-rows', 1)['minor_digits'] = 2
  }],
  ['currency added', 'minor', 'nobody bills in it', (draft) => {
    list(draft, 'x-currency-rows').push({ code: 'KWD', minor_digits: 3 })
  }],
  ['currency removed', 'major', 'somebody bills in it', (draft) => {
    list(draft, 'x-currency-rows').pop()
  }],
  ['unknown extension', 'major', 'it may be a promise', (draft) => {
    operation(draft, 'listCustomers')['x-rate-limit'] = 100
  }],
  ['unknown extension of a schema', 'major', 'it may be a promise', (draft) => {
    schema(draft, 'Customer')['x-encryption'] = 'required'
  }],
  ['unknown keyword', 'major', 'nobody knows what it means', (draft) => {
    schema(draft, 'CustomerCreate')['divisibleBy'] = 2
  }],
])
