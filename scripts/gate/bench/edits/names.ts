import { at, drop, edits, list, operation, schema, type Draft } from '../edit.ts'

const renamedComponent = (draft: Draft, from: string, to: string): void => {
  const text = JSON.stringify(draft)
    .replaceAll(`"#/components/schemas/${from}"`, `"#/components/schemas/${to}"`)
  const changed = JSON.parse(text) as Draft
  const schemas = at(changed, 'components', 'schemas')
  schemas[to] = schemas[from]
  delete schemas[from]
  Object.assign(draft, changed)
}

/** What code calls the parts of the contract by. */
export const nameEdits = edits([
  ['operation removed', 'major', 'who calls it finds nothing', (draft) => {
    delete at(draft, 'paths', '/customers')['get']
  }],
  ['path removed', 'major', 'who calls it finds nothing', (draft) => {
    delete at(draft, 'paths')['/plans/{plan_id}/archive']
  }],
  ['deprecated operation removed', 'major', 'an announced end is an end', (draft) => {
    delete at(draft, 'paths', '/exports')['delete']
  }],
  ['operation added', 'minor', 'nobody calls it', (draft) => {
    at(draft, 'paths', '/exports')['get'] =
      { ...operation(draft, 'getSpecDeclaration'), operationId: 'listExports' }
  }],
  ['path added', 'minor', 'nobody calls it', (draft) => {
    at(draft, 'paths')['/more'] =
      { get: { ...operation(draft, 'getSpecDeclaration'), operationId: 'getMore' } }
  }],
  ['path renamed', 'major', 'who calls it finds nothing', (draft) => {
    const paths = at(draft, 'paths')
    paths['/clients'] = paths['/customers']
    delete paths['/customers']
  }],
  ['method changed', 'major', 'who calls it finds nothing', (draft) => {
    const item = at(draft, 'paths', '/customers/{customer_id}')
    item['put'] = item['patch']
    delete item['patch']
  }],
  ['operationId renamed', 'major', 'code calls it by name', (draft) => {
    operation(draft, 'listCustomers')['operationId'] = 'getCustomers'
  }],
  ['operationIds exchanged', 'major', 'code calls the other one', (draft) => {
    const [one, two] = [operation(draft, 'listCustomers'), operation(draft, 'createCustomer')]
    one['operationId'] = 'createCustomer'
    two['operationId'] = 'listCustomers'
  }],
  ['operationId removed', 'major', 'code calls it by name', (draft) => {
    delete operation(draft, 'listCustomers')['operationId']
  }],
  ['component renamed', 'major', 'code names the type',
    (draft) => renamedComponent(draft, 'Customer', 'Client')],
  ['component added', 'minor', 'there is one more type', (draft) => {
    at(draft, 'components', 'schemas')['More'] = { type: 'string' }
  }],
  ['component that nothing uses removed', 'major', 'code may name the type', (draft) => {
    delete at(draft, 'components', 'schemas')['Nobody']
  }],
  ['component written where it was used', 'major', 'code names the type', (draft) => {
    const copy = structuredClone(schema(draft, 'MeterUsageWindow'))
    const reference = '{"$ref":"#/components/schemas/MeterUsageWindow"}'
    const text = JSON.stringify(draft).replaceAll(reference, JSON.stringify(copy))
    Object.assign(draft, JSON.parse(text) as Draft)
    delete at(draft, 'components', 'schemas')['MeterUsageWindow']
  }],
  ['parameter component renamed', 'major', 'code names the type', (draft) => {
    const text = JSON.stringify(draft)
      .replaceAll('"#/components/parameters/Limit"', '"#/components/parameters/PageSize"')
    Object.assign(draft, JSON.parse(text) as Draft)
    const parameters = at(draft, 'components', 'parameters')
    parameters['PageSize'] = parameters['Limit']
    delete parameters['Limit']
  }],
  ['example component removed', 'patch', 'examples are no types', (draft) => {
    delete at(draft, 'components')['examples']
  }],
  ['operation leaves its group', 'major', 'code finds it there', (draft) => {
    operation(draft, 'listCustomers')['tags'] = ['Meters']
  }],
  ['operation joins a group', 'minor', 'it is found there too', (draft) => {
    list(operation(draft, 'listCustomers'), 'tags').push('Meters')
  }],
  ['group renamed', 'major', 'code finds its operations there', (draft) => {
    Object.assign(draft, JSON.parse(JSON.stringify(draft)
      .replaceAll('"tags":["Customers"]', '"tags":["Clients"]')
      .replaceAll('"name":"Customers"', '"name":"Clients"')) as Draft)
  }],
  ['group added', 'minor', 'nothing is in it', (draft) => {
    list(draft, 'tags').push({ name: 'More', description: 'More.' })
  }],
  ['group removed', 'major', 'code may name it', (draft) => {
    drop(list(draft, 'tags'), list(draft, 'tags')[0])
    delete operation(draft, 'getSpecDeclaration')['tags']
  }],
  ['operation is deprecated', 'minor', 'its end is announced', (draft) => {
    Object.assign(operation(draft, 'listCustomers'), { deprecated: true, 'x-sunset': '2027-01-31' })
  }],
  ['operation is deprecated without a day', 'minor', 'the lint asks for the day', (draft) => {
    operation(draft, 'listCustomers')['deprecated'] = true
  }],
  ['operation is deprecated no more', 'minor', 'it stays', (draft) => {
    delete operation(draft, 'deleteExports')['deprecated']
    delete operation(draft, 'deleteExports')['x-sunset']
  }],
  ['end comes earlier', 'major', 'time is taken away', (draft) => {
    operation(draft, 'deleteExports')['x-sunset'] = '2026-01-31'
  }],
  ['end comes later', 'minor', 'time is given', (draft) => {
    operation(draft, 'deleteExports')['x-sunset'] = '2028-01-31'
  }],
  ['end of a property comes earlier', 'major', 'time is taken away', (draft) => {
    at(schema(draft, 'Everything'), 'properties', 'old')['x-sunset'] = '2026-01-31'
  }],
  ['end of a parameter comes earlier', 'major', 'time is taken away', (draft) => {
    const header = list(operation(draft, 'createExport'), 'parameters')
      .find((one) => (one as Draft)['name'] === 'X-Format') as Draft
    header['x-sunset'] = '2026-01-31'
  }],
  ['parameter is deprecated no more', 'minor', 'it stays', (draft) => {
    const header = list(operation(draft, 'createExport'), 'parameters')
      .find((one) => (one as Draft)['name'] === 'X-Format') as Draft
    delete header['deprecated']
    delete header['x-sunset']
  }],
  ['property is deprecated', 'minor', 'its end is announced', (draft) => {
    at(schema(draft, 'Customer'), 'properties', 'email')['deprecated'] = true
  }],
  ['another dialect of schemas', 'major', 'tools read by other rules', (draft) => {
    draft['jsonSchemaDialect'] = 'https://json-schema.org/draft/2019-09/schema'
  }],
  ['another OpenAPI', 'major', 'tools read by other rules', (draft) => {
    draft['openapi'] = '3.2.0'
  }],
  ['a patch of OpenAPI', 'patch', 'the same rules hold', (draft) => {
    draft['openapi'] = '3.1.1'
  }],
  ['another licence', 'minor', 'it may be used under other terms', (draft) => {
    at(draft, 'info')['license'] = { name: 'MIT', identifier: 'MIT' }
  }],
])
