import { at, edits, list, operation, property, schema, type Draft } from '../edit.ts'

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** The same said in another way. */
export const spellingEdits = edits([
  ['constant as an enum of one', 'patch', 'both admit one value', (draft) => {
    const type = property(draft, 'FlatPricing', 'type')
    type['enum'] = [type['const']]
    delete type['const']
  }],
  ['branch mapped by its name', 'patch', 'it names the same branch', (draft) => {
    const { mapping } = schema(draft, 'Pricing')['discriminator'] as { mapping: Draft }
    mapping['flat'] = 'FlatPricing'
  }],
  ['type beside a constant', 'patch', 'the constant has it anyway', (draft) => {
    property(draft, 'FlatPricing', 'type')['type'] = 'string'
  }],
  ['type as a list of one', 'patch', 'both admit one type', (draft) => {
    property(draft, 'Customer', 'name')['type'] = ['string']
  }],
  ['null as a branch', 'patch', 'both admit null', (draft) => {
    const properties = schema(draft, 'Customer')['properties'] as Draft
    const { type: _, ...rest } = properties['external_id'] as Draft
    properties['external_id'] = { oneOf: [{ type: 'string', ...rest }, { type: 'null' }] }
  }],
  ['null in a list of types', 'patch', 'both admit null', (draft) => {
    const properties = schema(draft, 'Customer')['properties'] as Draft
    const zone = schema(draft, 'TimeZone')
    properties['time_zone'] = { ...zone, type: ['string', 'null'] }
  }],
  ['anyOf for a tagged oneOf', 'patch', 'the tag tells the branches apart', (draft) => {
    const pricing = schema(draft, 'Pricing')
    pricing['anyOf'] = pricing['oneOf']
    delete pricing['oneOf']
  }],
  ['schema wrapped in an allOf', 'patch', 'one part is the whole', (draft) => {
    const properties = schema(draft, 'Customer')['properties'] as Draft
    properties['metadata'] = { description: 'Notes.', allOf: [reference('Metadata')] }
  }],
  ['parts of an allOf merged', 'patch', 'both ask the same', (draft) => {
    const properties = schema(draft, 'Everything')['properties'] as Draft
    properties['both'] = { type: 'object', properties: {
      ok: { type: 'boolean' }, more: { type: 'boolean' },
    } }
  }],
  ['object split into an allOf', 'patch', 'both ask the same', (draft) => {
    const customer = schema(draft, 'Implementation')
    const { properties, required, ...rest } = customer
    for (const key of Object.keys(customer)) delete customer[key]
    Object.assign(customer, rest, { allOf: [{ properties }, { required }] })
  }],
  ['what holds unsaid is said', 'patch', 'it held before', (draft) => {
    Object.assign(property(draft, 'Customer', 'name'), { deprecated: false, readOnly: false })
    Object.assign(property(draft, 'UsageEventBatch', 'events'), { uniqueItems: false })
    Object.assign(at(draft, 'components', 'parameters', 'Limit'),
      { required: false, style: 'form', explode: true })
    operation(draft, 'listCustomers')['deprecated'] = false
    schema(draft, 'Customer')['additionalProperties'] = true
  }],
  ['schema becomes a component', 'patch', 'it has a name now', (draft) => {
    const properties = schema(draft, 'Customer')['properties'] as Draft
    at(draft, 'components', 'schemas')['CustomerName'] = properties['name']
    properties['name'] = reference('CustomerName')
  }],
  ['answer becomes a component', 'patch', 'it has a name now', (draft) => {
    const responses = operation(draft, 'getCustomer')['responses'] as Draft
    at(draft, 'components', 'responses')['CustomerFound'] = responses['200']
    responses['200'] = { $ref: '#/components/responses/CustomerFound' }
  }],
  ['component written out, and kept', 'patch', 'the same is said in place', (draft) => {
    const properties = schema(draft, 'Customer')['properties'] as Draft
    properties['metadata'] = structuredClone(schema(draft, 'Metadata'))
  }],
  ['parameters of the path with each operation', 'patch', 'they held for it', (draft) => {
    const item = at(draft, 'paths', '/exports')
    for (const method of ['post', 'delete']) {
      const one = item[method] as Draft
      const own = one['parameters'] as [] | undefined ?? []
      one['parameters'] = [...item['parameters'] as [], ...own]
    }
    delete item['parameters']
  }],
  ['security of all operations at the root', 'patch', 'each says its own', (draft) => {
    draft['security'] = [{ apiKey: [] }]
  }],
  ['pattern written otherwise', 'patch', 'it admits the same texts', (draft) => {
    property(draft, 'Everything', 'plain')['pattern'] = '^(?:[a-z]){1,20}$'
  }],
  ['union of one', 'patch', 'one branch is the whole', (draft) => {
    const properties = schema(draft, 'Customer')['properties'] as Draft
    properties['name'] = { oneOf: [properties['name']] }
  }],
  ['bound as an excluded one that admits as much', 'major', 'nothing else is known of fractions',
    (draft) => {
      const limited = property(draft, 'Everything', 'limited')
      delete limited['minimum']
      limited['exclusiveMinimum'] = -1
    }],
  ['length that the pattern implies left out', 'patch', 'it took no text away', (draft) => {
    delete property(draft, 'Everything', 'plain')['maxLength']
    delete property(draft, 'Everything', 'plain')['minLength']
  }],
  ['pattern that every value of an enum meets', 'patch', 'it takes none away', (draft) => {
    schema(draft, 'Aggregation')['pattern'] = '^[a-z_]+$'
  }],
  ['nothing allowed, said as not anything', 'patch', 'no value keeps either', (draft) => {
    schema(draft, 'CustomerCreate')['additionalProperties'] = { not: {} }
  }],
  ['enum as branches of constants', 'patch', 'both admit these values', (draft) => {
    const state = property(draft, 'Everything', 'closed_state')
    const branches = list(state, 'enum').map((value) => ({ const: value, title: 'One of them.' }))
    delete state['enum']
    delete state['type']
    state['oneOf'] = branches
  }],
  ['types as branches', 'patch', 'both admit these types', (draft) => {
    const either = property(draft, 'Everything', 'either')
    delete either['type']
    either['anyOf'] = [{ type: 'string', maxLength: either['maxLength'] }, { type: 'integer' }]
    delete either['maxLength']
  }],
  ['bound beside a reference merged', 'patch', 'the closer bound holds', (draft) => {
    const properties = schema(draft, 'Customer')['properties'] as Draft
    properties['metadata'] = { allOf: [reference('Metadata'), { maxProperties: 9000 }] }
  }],
  ['pattern with numbers of characters', 'patch', 'they are the same', (draft) => {
    property(draft, 'Everything', 'plain')['pattern'] = '^[\\u0061-\\x7a]{1,20}$'
  }],
  ['servers of the root with an operation', 'patch', 'it had them', (draft) => {
    operation(draft, 'listCustomers')['servers'] = structuredClone(draft['servers'])
  }],
  ['day of an end as a moment', 'patch', 'the day begins then', (draft) => {
    operation(draft, 'deleteExports')['x-sunset'] = '2027-01-31T00:00:00Z'
  }],
  ['parameter becomes a component', 'patch', 'it has a name now', (draft) => {
    const parameters = list(at(draft, 'paths', '/exports'), 'parameters')
    at(draft, 'components', 'parameters')['Trace'] = parameters[0]
    parameters[0] = { $ref: '#/components/parameters/Trace' }
  }],
  ['media type in capitals', 'patch', 'it has no case', (draft) => {
    const content = at(operation(draft, 'createExport'), 'responses', '202', 'content')
    content['Text/CSV'] = content['text/csv']
    delete content['text/csv']
  }],
  ['duty of what is required', 'patch', 'it holds anyway', (draft) => {
    schema(draft, 'Receipt')['dependentRequired'] = {}
    schema(draft, 'Everything')['dependentRequired'] = { fixed: ['plain'] }
  }],
  ['enum with a value twice', 'patch', 'it is a set', (draft) => {
    list(schema(draft, 'Aggregation'), 'enum').push('sum')
  }],
])
