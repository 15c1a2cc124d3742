import { at, edits, operation, type Draft } from '../edit.ts'

const responses = (draft: Draft, operationId: string) =>
  operation(draft, operationId)['responses'] as Draft

const problem = { $ref: '#/components/responses/NotFound' }

const header = { description: 'More.', schema: { type: 'string', maxLength: 9 } }

export const responseEdits = edits([
  ['success changes its status', 'major', 'clients wait for the other', (draft) => {
    const all = responses(draft, 'createCustomer')
    all['200'] = all['201']
    delete all['201']
  }],
  ['success added', 'major', 'clients know one success', (draft) => {
    responses(draft, 'createCustomer')['202'] = { description: 'Later.' }
  }],
  ['refusal added', 'minor', 'clients know that refusals come', (draft) => {
    responses(draft, 'listCustomers')['410'] = problem
  }],
  ['refusal removed', 'major', 'who handles it gets something else', (draft) => {
    delete responses(draft, 'getCustomer')['404']
  }],
  ['default answer removed', 'major', 'who handles it gets something else', (draft) => {
    delete responses(draft, 'createExport')['default']
  }],
  ['default answer added', 'minor', 'what else comes is described', (draft) => {
    responses(draft, 'getCustomer')['default'] = problem
  }],
  ['range of refusals removed', 'major', 'they are described otherwise', (draft) => {
    const all = responses(draft, 'createExport')
    delete all['5XX']
    delete all['default']
  }],
  ['refusal described beside its range', 'minor', 'it is described more closely', (draft) => {
    responses(draft, 'createExport')['503'] = { $ref: '#/components/responses/InternalError' }
  }],
  ['media type of an answer removed', 'major', 'who asks for it is refused', (draft) => {
    delete at(responses(draft, 'createExport'), '202', 'content')['text/csv']
  }],
  ['media type of an answer added', 'minor', 'clients ask for what they want', (draft) => {
    const content = at(responses(draft, 'getCustomer'), '200', 'content')
    content['application/cbor'] = content['application/json']
  }],
  ['media type of an answer renamed', 'major', 'readers look for the other', (draft) => {
    const content = at(responses(draft, 'getCustomer'), '200', 'content')
    content['application/vnd.valora+json'] = content['application/json']
    delete content['application/json']
  }],
  ['content of an answer removed', 'major', 'nothing comes any more', (draft) => {
    delete at(responses(draft, 'getCustomer'), '200')['content']
  }],
  ['another schema for an answer', 'major', 'something else comes', (draft) => {
    const json = at(responses(draft, 'getCustomer'), '200', 'content', 'application/json')
    json['schema'] = { $ref: '#/components/schemas/Product' }
  }],
  ['schema of an answer removed', 'major', 'anything may come', (draft) => {
    const json = at(responses(draft, 'getCustomer'), '200', 'content', 'application/json')
    delete json['schema']
  }],
  ['header of every answer removed', 'major', 'who reads it finds nothing', (draft) => {
    delete at(responses(draft, 'getCustomer'), '200', 'headers')['Request-Id']
  }],
  ['required header removed', 'major', 'who reads it finds nothing', (draft) => {
    delete at(responses(draft, 'createExport'), '202', 'headers')['Location']
  }],
  ['header becomes optional', 'major', 'it may be missing', (draft) => {
    delete at(responses(draft, 'createExport'), '202', 'headers', 'Location')['required']
  }],
  ['header becomes required', 'minor', 'it always comes', (draft) => {
    at(responses(draft, 'createExport'), '202', 'headers', 'Export-Cost')['required'] = true
  }],
  ['header added', 'minor', 'clients ignore it', (draft) => {
    at(responses(draft, 'getCustomer'), '200', 'headers')['More'] = header
  }],
  ['type of a header changed', 'major', 'it is read otherwise', (draft) => {
    at(responses(draft, 'createExport'), '202', 'headers', 'Export-Cost')['schema'] =
      { type: 'string', maxLength: 9 }
  }],
  ['bound of a header moves out', 'major', 'larger values come', (draft) => {
    at(responses(draft, 'createExport'), '202', 'headers', 'Export-Cost', 'schema')['maximum'] = 99
  }],
  ['header in another case', 'patch', 'names of headers have no case', (draft) => {
    const headers = at(responses(draft, 'createExport'), '202', 'headers')
    headers['location'] = headers['Location']
    delete headers['Location']
  }],
  ['header component changed', 'major', 'it is read everywhere', (draft) => {
    at(draft, 'components', 'headers', 'Retry-After')['schema'] = { type: 'string', maxLength: 40 }
  }],
  ['link removed', 'major', 'who follows it finds none', (draft) => {
    delete at(responses(draft, 'createExport'), '202')['links']
  }],
  ['link leads elsewhere', 'major', 'who follows it comes elsewhere', (draft) => {
    at(responses(draft, 'createExport'), '202', 'links', 'get')['operationId'] = 'listCustomers'
  }],
  ['response component changed', 'major', 'every refusal of its kind is', (draft) => {
    const content = at(draft, 'components', 'responses', 'NotFound', 'content')
    content['application/json'] = content['application/problem+json']
    delete content['application/problem+json']
  }],
])
