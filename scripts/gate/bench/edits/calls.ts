import { at, drop, edits, list, operation, property, schema, type Draft } from '../edit.ts'

const event = (draft: Draft) => schema(draft, 'InvoiceEvent')

const hook = (draft: Draft) => operation(draft, 'onInvoiceFinalized')

const callback = (draft: Draft) => at(operation(draft, 'createExport'), 'callbacks')

/** What the engine calls is read by clients: everything is the other way round. */
export const callEdits = edits([
  ['webhook added', 'minor', 'nobody waits for it', (draft) => {
    const hooks = at(draft, 'webhooks')
    hooks['invoice.voided'] =
      { post: { ...hook(draft), operationId: 'onInvoiceVoided' } }
  }],
  ['webhook removed', 'major', 'who waits for it waits for ever', (draft) => {
    delete draft['webhooks']
  }],
  ['webhook renamed', 'major', 'who waits for it waits for ever', (draft) => {
    const hooks = at(draft, 'webhooks')
    hooks['invoice.final'] = hooks['invoice.finalized']
    delete hooks['invoice.finalized']
  }],
  ['payload loses a property', 'major', 'receivers read it', (draft) => {
    delete (event(draft)['properties'] as Draft)['note']
  }],
  ['payload gets a required property', 'minor', 'receivers ignore it', (draft) => {
    Object.assign(event(draft)['properties'] as object, { more: { type: 'string', maxLength: 9 } })
    list(event(draft), 'required').push('more')
  }],
  ['property of a payload becomes optional', 'major', 'it may be missing', (draft) => {
    drop(list(event(draft), 'required'), 'kind')
  }],
  ['property of a payload becomes required', 'minor', 'it always comes', (draft) => {
    list(event(draft), 'required').push('note')
  }],
  ['closed enum of a payload gets a value', 'major', 'receivers know no such value', (draft) => {
    list(property(draft, 'InvoiceEvent', 'kind'), 'enum').push('paid')
  }],
  ['closed enum of a payload loses a value', 'minor', 'it comes no more', (draft) => {
    list(property(draft, 'InvoiceEvent', 'kind'), 'enum').pop()
  }],
  ['text of a payload gets longer', 'major', 'receivers have no room', (draft) => {
    property(draft, 'InvoiceEvent', 'note')['maxLength'] = 200
  }],
  ['text of a payload gets shorter', 'minor', 'receivers have room', (draft) => {
    property(draft, 'InvoiceEvent', 'note')['maxLength'] = 50
  }],
  ['payload has another type', 'major', 'receivers read an object', (draft) => {
    const json = at(hook(draft), 'requestBody', 'content', 'application/json')
    json['schema'] = { type: 'array', items: { $ref: '#/components/schemas/InvoiceEvent' } }
  }],
  ['payload in one more media type', 'major', 'receivers cannot ask', (draft) => {
    const content = at(hook(draft), 'requestBody', 'content')
    content['application/cbor'] = content['application/json']
  }],
  ['header of a webhook removed', 'major', 'receivers read it', (draft) => {
    list(hook(draft), 'parameters').pop()
  }],
  ['header of a webhook added', 'minor', 'receivers ignore it', (draft) => {
    list(hook(draft), 'parameters').push(
      { name: 'Webhook-More', in: 'header', required: true, schema: { type: 'string' } })
  }],
  ['header of a webhook becomes optional', 'major', 'it may be missing', (draft) => {
    delete at(hook(draft), 'parameters', 0)['required']
  }],
  ['receivers may answer one more status', 'minor', 'nobody has to', (draft) => {
    at(hook(draft), 'responses')['202'] = { description: 'Later.' }
  }],
  ['receivers may not answer a status any more', 'major', 'some do', (draft) => {
    delete at(hook(draft), 'responses')['204']
  }],
  ['answer of receivers needs a property', 'major', 'nobody sends it today', (draft) => {
    schema(draft, 'Receipt')['required'] = ['ok']
  }],
  ['answer of receivers may hold more', 'minor', 'nobody has to', (draft) => {
    schema(draft, 'Receipt')['properties'] = { ok: { type: 'boolean' }, at: { type: 'string' } }
  }],
  ['callback removed', 'major', 'who waits for it waits for ever', (draft) => {
    delete operation(draft, 'createExport')['callbacks']
  }],
  ['callback added', 'minor', 'nobody waits for it', (draft) => {
    callback(draft)['failed'] = { '{$request.body#/failed_url}': { post: {
      responses: { '204': { description: 'Taken.' } },
    } } }
  }],
  ['callback goes elsewhere', 'major', 'it is waited for where it went', (draft) => {
    const done = callback(draft)['done'] as Draft
    done['{$request.body#/url}'] = done['{$request.body#/callback_url}']
    delete done['{$request.body#/callback_url}']
  }],
  ['callback loses a property', 'major', 'receivers read it', (draft) => {
    delete (schema(draft, 'ExportDone')['properties'] as Draft)['size']
  }],
  ['number in a callback gets larger', 'major', 'receivers have no room', (draft) => {
    property(draft, 'ExportDone', 'size')['maximum'] = 1000
  }],
  ['callback gets a property', 'minor', 'receivers ignore it', (draft) => {
    Object.assign(schema(draft, 'ExportDone')['properties'] as object, { more: { type: 'string' } })
  }],
])
