import { at, drop, edits, list, operation, type Draft } from '../edit.ts'

const parameterOf = (draft: Draft, name: string) => {
  const found = list(operation(draft, 'createExport'), 'parameters')
    .find((one) => (one as Draft)['name'] === name)
  return found as Draft
}

const text = { type: 'string', maxLength: 9 }

const customers = (name: string) => ({ $ref: `#/components/parameters/${name}` })

export const requestEdits = edits([
  ['optional query parameter added', 'minor', 'it need not be sent', (draft) => {
    list(operation(draft, 'listCustomers'), 'parameters').push(
      { name: 'name', in: 'query', schema: text })
  }],
  ['required query parameter added', 'major', 'nobody sends it today', (draft) => {
    list(operation(draft, 'listCustomers'), 'parameters').push(
      { name: 'name', in: 'query', required: true, schema: text })
  }],
  ['query parameter removed', 'major', 'unknown parameters are refused', (draft) => {
    drop(list(operation(draft, 'listCustomers'), 'parameters'), customers('ExternalIdFilter'))
  }],
  ['query parameter renamed', 'major', 'the old name is refused', (draft) => {
    at(draft, 'components', 'parameters', 'Limit')['name'] = 'page_size'
  }],
  ['query parameter becomes required', 'major', 'who leaves it out is refused', (draft) => {
    at(draft, 'components', 'parameters', 'Cursor')['required'] = true
  }],
  ['query parameter becomes optional', 'minor', 'it may be left out', (draft) => {
    delete at(draft, 'components', 'parameters', 'CustomerRequiredQuery')['required']
  }],
  ['query parameter goes into a header', 'major', 'it is looked for elsewhere', (draft) => {
    at(draft, 'components', 'parameters', 'Limit')['in'] = 'header'
  }],
  ['parameter limit decreased', 'major', 'large pages are refused', (draft) => {
    at(draft, 'components', 'parameters', 'Limit', 'schema')['maximum'] = 50
  }],
  ['parameter limit increased', 'minor', 'larger pages are taken', (draft) => {
    at(draft, 'components', 'parameters', 'Limit', 'schema')['maximum'] = 500
  }],
  ['style of a parameter', 'major', 'the list is written otherwise', (draft) => {
    parameterOf(draft, 'fields')['style'] = 'pipeDelimited'
  }],
  ['explode of a parameter', 'major', 'the list is written otherwise', (draft) => {
    delete parameterOf(draft, 'fields')['explode']
  }],
  ['reserved characters of a parameter', 'major', 'they have to be escaped', (draft) => {
    delete parameterOf(draft, 'raw')['allowReserved']
  }],
  ['empty value of a parameter', 'major', 'it is refused', (draft) => {
    delete parameterOf(draft, 'flag')['allowEmptyValue']
  }],
  ['media type in a parameter', 'major', 'it is written otherwise', (draft) => {
    parameterOf(draft, 'filter')['content'] = { 'text/csv': { schema: text } }
  }],
  ['schema of a parameter is added', 'major', 'other values are refused', (draft) => {
    const filter = parameterOf(draft, 'filter')
    filter['content'] = { 'application/json': {} }
    Object.assign(filter['content'] as object, { 'application/json': { schema: text } })
  }],
  ['cookie removed', 'major', 'who sends it is not heard', (draft) => {
    drop(list(operation(draft, 'createExport'), 'parameters'), parameterOf(draft, 'session'))
  }],
  ['header parameter removed', 'major', 'who sends it is not heard', (draft) => {
    drop(list(operation(draft, 'createExport'), 'parameters'), parameterOf(draft, 'X-Format'))
  }],
  ['header parameter in another case', 'patch', 'names of headers have no case', (draft) => {
    parameterOf(draft, 'X-Format')['name'] = 'x-format'
  }],
  ['parameter of a path item removed', 'major', 'unknown parameters are refused', (draft) => {
    delete at(draft, 'paths', '/exports')['parameters']
  }],
  ['path parameter renamed', 'major', 'code names it', (draft) => {
    const paths = at(draft, 'paths')
    paths['/customers/{id}'] = paths['/customers/{customer_id}']
    delete paths['/customers/{customer_id}']
    const item = paths['/customers/{id}'] as Draft
    item['parameters'] = [{
      name: 'id', in: 'path', required: true, schema: { $ref: '#/components/schemas/CustomerId' },
    }]
  }],
  ['key becomes required', 'major', 'who sends none is refused', (draft) => {
    at(draft, 'components', 'parameters', 'IdempotencyKey')['required'] = true
  }],
  ['body becomes required', 'major', 'who sends none is refused', (draft) => {
    operation(draft, 'createCustomer')
    Object.assign(operation(draft, 'archiveCustomer'), { requestBody: {
      required: true, content: { 'application/json': { schema: { type: 'object' } } },
    } })
  }],
  ['body becomes optional', 'minor', 'none need be sent', (draft) => {
    delete (operation(draft, 'createCustomer')['requestBody'] as Draft)['required']
  }],
  ['optional body added', 'minor', 'none need be sent', (draft) => {
    operation(draft, 'archiveCustomer')['requestBody'] =
      { content: { 'application/json': { schema: { type: 'object' } } } }
  }],
  ['body removed', 'major', 'who sends one is not heard', (draft) => {
    delete operation(draft, 'createCustomer')['requestBody']
  }],
  ['media type of a body removed', 'major', 'who sends it is refused', (draft) => {
    delete at(operation(draft, 'createExport'), 'requestBody', 'content')['multipart/form-data']
  }],
  ['media type of a body added', 'minor', 'one more way to send it', (draft) => {
    const content = at(operation(draft, 'createCustomer'), 'requestBody', 'content')
    content['application/cbor'] = content['application/json']
  }],
  ['encoding of a body changed', 'major', 'parts are written otherwise', (draft) => {
    const content = at(operation(draft, 'createExport'), 'requestBody', 'content')
    const form = content['multipart/form-data'] as Draft
    form['encoding'] = { file: { contentType: 'text/plain' } }
  }],
  ['another schema for a body', 'major', 'other bodies are asked for', (draft) => {
    const content = at(operation(draft, 'createCustomer'), 'requestBody', 'content')
    at(content, 'application/json')['schema'] = { $ref: '#/components/schemas/ProductCreate' }
  }],
])
