import { at, edits, list, operation, property, schema, type Draft } from '../edit.ts'

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).toReversed().map(([key, inner]) =>
    [key, reversed(inner)]))
}

const swap = (node: Draft, key: string): void => void (node[key] = list(node, key).toReversed())

/** Edits that change nothing for anyone: a gate that cries here is switched off. */
export const harmlessEdits = edits([
  ['nothing', 'none', 'the same document', () => {}],
  ['keys in another order', 'none', 'order of keys means nothing', (draft) => {
    const turned = reversed(draft) as Draft
    for (const key of Object.keys(draft)) delete draft[key]
    Object.assign(draft, turned)
  }],
  ['version of the contract', 'none', 'it says which release it is', (draft) => {
    at(draft, 'info')['version'] = '0.2.0'
  }],
  ['description of the contract', 'patch', 'people read it', (draft) => {
    at(draft, 'info')['description'] = 'Said otherwise.'
    at(draft, 'info')['summary'] = 'Said otherwise.'
    at(draft, 'info')['contact'] = { name: 'Others' }
  }],
  ['description of an operation', 'patch', 'people read it', (draft) => {
    operation(draft, 'listCustomers')['description'] = 'Said otherwise.'
    operation(draft, 'listCustomers')['summary'] = 'Otherwise'
  }],
  ['description of a schema', 'patch', 'people read it', (draft) => {
    schema(draft, 'Customer')['description'] = 'Said otherwise.'
    schema(draft, 'Customer')['title'] = 'A customer'
  }],
  ['description of a property removed', 'patch', 'people read it', (draft) => {
    delete property(draft, 'Customer', 'name')['description']
  }],
  ['description of a parameter', 'patch', 'people read it', (draft) => {
    at(draft, 'components', 'parameters', 'Limit')['description'] = 'Said otherwise.'
    delete at(draft, 'paths', '/exports', 'parameters', 0)['description']
  }],
  ['description of an answer', 'patch', 'people read it', (draft) => {
    at(draft, 'components', 'responses', 'NotFound')['description'] = 'Said otherwise.'
  }],
  ['description of a header', 'patch', 'people read it', (draft) => {
    at(draft, 'components', 'headers', 'Request-Id')['description'] = 'Said otherwise.'
  }],
  ['description of a link', 'patch', 'people read it', (draft) => {
    const responses = operation(draft, 'createExport')['responses'] as Draft
    at(responses, '202', 'links', 'get')['description'] = 'Said otherwise.'
  }],
  ['owner of an operation', 'patch', 'people read it', (draft) => {
    operation(draft, 'listCustomers')['x-team'] = 'billing'
    operation(draft, 'listCustomers')['x-codeSamples'] = [{ lang: 'shell', source: 'curl' }]
  }],
  ['example of a header', 'patch', 'it is an example', (draft) => {
    const responses = operation(draft, 'createExport')['responses'] as Draft
    delete at(responses, '202', 'headers', 'Export-Cost')['example']
  }],
  ['description of a part of an address', 'patch', 'people read it', (draft) => {
    at(draft, 'servers', 1, 'variables', 'region')['description'] = 'Said otherwise.'
  }],
  ['mark of a map', 'patch', 'additionalProperties says it', (draft) => {
    delete schema(draft, 'Metadata')['x-open-map']
  }],
  ['description of a body', 'patch', 'people read it', (draft) => {
    at(operation(draft, 'createExport'), 'requestBody')['description'] = 'Said otherwise.'
  }],
  ['description of a group', 'patch', 'people read it', (draft) => {
    at(draft, 'tags', 0)['description'] = 'Said otherwise.'
  }],
  ['description of a webhook', 'patch', 'people read it', (draft) => {
    operation(draft, 'onInvoiceFinalized')['description'] = 'Said otherwise.'
  }],
  ['description of a path', 'patch', 'people read it', (draft) => {
    at(draft, 'paths', '/exports')['summary'] = 'Said otherwise'
  }],
  ['description of a profile', 'patch', 'people read it', (draft) => {
    at(draft, 'x-profiles')['core'] = 'What every engine has.'
  }],
  ['description of a scope', 'patch', 'people read it', (draft) => {
    at(draft, 'x-scopes')['usage:read'] = 'Look at usage.'
    const flow = at(draft, 'components', 'securitySchemes', 'oauth', 'flows', 'clientCredentials')
    ;(flow['scopes'] as Draft)['exports:read'] = 'Look at exports.'
  }],
  ['examples of a body', 'patch', 'they are examples', (draft) => {
    const json = at(operation(draft, 'createExport'), 'requestBody', 'content', 'application/json')
    json['example'] = { plain: 'b' }
  }],
  ['examples of an answer', 'patch', 'they are examples', (draft) => {
    const content = at(operation(draft, 'getCustomer'), 'responses', '200', 'content')
    delete at(content, 'application/json')['examples']
  }],
  ['examples of a schema', 'patch', 'they are examples', (draft) => {
    schema(draft, 'Customer')['examples'] = []
  }],
  ['examples of a parameter', 'patch', 'they are examples', (draft) => {
    delete at(draft, 'paths', '/exports', 'parameters', 0)['example']
    const flag = list(operation(draft, 'createExport'), 'parameters').at(-1) as Draft
    delete flag['examples']
  }],
  ['example component', 'patch', 'it is an example', (draft) => {
    at(draft, 'components', 'examples', 'anExport')['value'] = { plain: 'b' }
  }],
  ['comment and documents elsewhere', 'patch', 'people read them', (draft) => {
    schema(draft, 'Everything')['$comment'] = 'Said otherwise.'
    schema(draft, 'Everything')['externalDocs'] = { url: 'https://valora.dev/other' }
    operation(draft, 'createExport')['externalDocs'] = { url: 'https://valora.dev/other' }
    draft['externalDocs'] = { url: 'https://valora.dev/other', description: 'More.' }
  }],
  ['notes in extensions', 'patch', 'people read them', (draft) => {
    draft['x-examples-note'] = 'Examples are validated.'
    operation(draft, 'createExport')['x-internal-notes'] = { owner: 'platform' }
    schema(draft, 'Customer')['x-note'] = 'See the guide on customers.'
  }],
  ['sentence in an unknown extension', 'patch', 'people read it', (draft) => {
    operation(draft, 'listCustomers')['x-why'] = 'Customers are who is billed.'
    operation(draft, 'listCurrencies')['x-unpaged'] = 'It is small, and whole.'
  }],
  ['required in another order', 'patch', 'it is a set', (draft) =>
    swap(schema(draft, 'Customer'), 'required')],
  ['enum in another order', 'patch', 'it is a set', (draft) =>
    swap(schema(draft, 'Aggregation'), 'enum')],
  ['types in another order', 'patch', 'they are a set', (draft) =>
    swap(property(draft, 'Everything', 'either'), 'type')],
  ['branches in another order', 'patch', 'they are a set', (draft) =>
    swap(schema(draft, 'Pricing'), 'oneOf')],
  ['branches without names in another order', 'patch', 'they are a set', (draft) =>
    swap(schema(draft, 'PricePreviewRequest'), 'oneOf')],
  ['parameters in another order', 'patch', 'they are a set', (draft) =>
    swap(operation(draft, 'createExport'), 'parameters')],
  ['groups in another order', 'patch', 'it is how pages show them', (draft) => swap(draft, 'tags')],
  ['groups of an operation in another order', 'patch', 'they are a set', (draft) =>
    swap(operation(draft, 'createExport'), 'tags')],
  ['problems in another order', 'patch', 'they are a set', (draft) =>
    swap(operation(draft, 'createExport'), 'x-problems')],
  ['rows in another order', 'patch', 'they have ids', (draft) => swap(draft, 'x-requirement-rows')],
  ['scopes of a role in another order', 'patch', 'they are a set', (draft) =>
    swap(at(draft, 'x-roles'), 'admin')],
  ['transitions in another order', 'patch', 'they are a set', (draft) =>
    swap(at(schema(draft, 'InvoiceStatus'), 'x-state-machine'), 'transitions')],
])
