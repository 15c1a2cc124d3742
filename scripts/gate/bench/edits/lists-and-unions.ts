import { edits, list, property, schema, type Draft } from '../edit.ts'

const everything = (draft: Draft, name: string) => property(draft, 'Everything', name)

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })

export const listAndUnionEdits = edits([
  ['request maxItems decreased', 'major', 'long lists are refused', (draft) => {
    property(draft, 'UsageEventBatch', 'events')['maxItems'] = 500
  }],
  ['request maxItems increased', 'minor', 'longer lists are taken', (draft) => {
    property(draft, 'UsageEventBatch', 'events')['maxItems'] = 2000
  }],
  ['response maxItems increased', 'major', 'longer lists come', (draft) => {
    property(draft, 'CustomerList', 'data')['maxItems'] = 500
  }],
  ['response maxItems removed', 'major', 'lists of any length come', (draft) => {
    delete property(draft, 'CustomerList', 'data')['maxItems']
  }],
  ['response minItems decreased', 'major', 'empty lists come', (draft) => {
    property(draft, 'SpecDeclaration', 'profiles')['minItems'] = 0
  }],
  ['request minItems increased', 'major', 'short lists are refused', (draft) => {
    property(draft, 'UsageEventBatch', 'events')['minItems'] = 2
  }],
  ['maxProperties increased in an answer', 'major', 'larger maps come', (draft) => {
    schema(draft, 'Metadata')['maxProperties'] = 100
  }],
  ['maxProperties decreased', 'major', 'larger maps are refused', (draft) => {
    schema(draft, 'Metadata')['maxProperties'] = 20
  }],
  ['minProperties increased', 'major', 'small objects are refused', (draft) => {
    schema(draft, 'CustomerUpdate')['minProperties'] = 2
  }],
  ['items get another type', 'major', 'readers expect texts', (draft) => {
    everything(draft, 'list')['items'] = { type: 'integer' }
  }],
  ['items of an answer may repeat', 'major', 'readers rely on a set', (draft) => {
    delete property(draft, 'SpecDeclaration', 'profiles')['uniqueItems']
  }],
  ['items of a request may not repeat', 'major', 'who repeats one is refused', (draft) => {
    property(draft, 'UsageEventBatch', 'events')['uniqueItems'] = true
  }],
  ['one more place in a row of items', 'major', 'the row has another length', (draft) => {
    list(everything(draft, 'pair'), 'prefixItems').push({ type: 'boolean' })
  }],
  ['items after a row are allowed', 'major', 'longer rows come', (draft) => {
    delete everything(draft, 'pair')['items']
    everything(draft, 'pair')['maxItems'] = 3
  }],
  ['what a list must hold', 'major', 'other lists are refused', (draft) => {
    everything(draft, 'holds')['contains'] = { const: 'y' }
  }],
  ['how often a list must hold it', 'major', 'once is refused', (draft) => {
    everything(draft, 'holds')['minContains'] = 3
  }],
  ['how often a list may hold it', 'major', 'more often may come', (draft) => {
    everything(draft, 'holds')['maxContains'] = 4
  }],
  ['union of an answer gets a branch', 'major', 'clients know no such branch', (draft) => {
    list(schema(draft, 'Pricing'), 'oneOf').push(reference('Interval'))
  }],
  ['tagged union gets a branch and its tag', 'major', 'the union is answered too', (draft) => {
    const pricing = schema(draft, 'Pricing')
    schema(draft, 'FlatPricing')
    Object.assign(draft['components'] as object, {
      schemas: { ...(draft['components'] as Draft)['schemas'] as object, FreePricing: {
        type: 'object', required: ['type'], properties: { type: { const: 'free' } },
      } },
    })
    list(pricing, 'oneOf').push(reference('FreePricing'))
    Object.assign((pricing['discriminator'] as Draft)['mapping'] as object,
      { free: '#/components/schemas/FreePricing' })
  }],
  ['union loses a branch', 'major', 'who sends it is refused', (draft) => {
    list(schema(draft, 'Pricing'), 'oneOf').pop()
    delete ((schema(draft, 'Pricing')['discriminator'] as Draft)['mapping'] as Draft)['package']
  }],
  ['union of requests gets a branch that overlaps', 'major', 'what fits two is refused',
    (draft) => {
      const branch = { required: ['quantity', 'price_id'] }
      list(schema(draft, 'PricePreviewRequest'), 'oneOf').push(branch)
    }],
  ['branch that overlaps asks for more', 'major', 'what fitted both fits one', (draft) => {
    const branches = list(schema(draft, 'UsageEventInput'), 'oneOf')
    branches[0] = { required: ['customer_id', 'timestamp'] }
  }],
  ['union of requests gets a branch apart', 'minor', 'one more way to say it', (draft) => {
    const more = { type: 'object', required: ['type'], properties: { type: { const: 'more' } } }
    const { mapping } = property(draft, 'CustomerCreate', 'kind')['discriminator'] as {
      mapping: Draft
    }
    ;(draft['components'] as { schemas: Draft }).schemas['MoreKind'] = more
    mapping['more'] = '#/components/schemas/MoreKind'
    list(property(draft, 'CustomerCreate', 'kind'), 'oneOf').push(reference('MoreKind'))
  }],
  ['name of its own within a map', 'major', 'other values stood under it', (draft) => {
    everything(draft, 'map')['properties'] = { a: { type: 'integer' } }
  }],
  ['union of requests alone loses a branch', 'major', 'one way to say it is refused', (draft) => {
    list(schema(draft, 'PricePreviewRequest'), 'oneOf').pop()
  }],
  ['union added to a request', 'major', 'what has neither is refused', (draft) => {
    const branches = [{ required: ['email'] }, { required: ['time_zone'] }]
    schema(draft, 'CustomerCreate')['oneOf'] = branches
  }],
  ['a branch gets a required property', 'major', 'who leaves it out is refused', (draft) => {
    const flat = schema(draft, 'PackagePricing')
    Object.assign(flat['properties'] as object, { note: { type: 'string', maxLength: 9 } })
    list(flat, 'required').push('note')
  }],
  ['the tag of a branch changes', 'major', 'the old tag is refused', (draft) => {
    Object.assign(property(draft, 'FlatPricing', 'type'), { const: 'fixed' })
  }],
  ['tag is read from another property', 'major', 'nobody finds the branch', (draft) => {
    (schema(draft, 'Pricing')['discriminator'] as Draft)['propertyName'] = 'kind'
  }],
  ['tag leads to another branch', 'major', 'it is read as another', (draft) => {
    const { mapping } = everything(draft, 'one_of')['discriminator'] as { mapping: Draft }
    mapping['flat'] = '#/components/schemas/PackagePricing'
  }],
  ['discriminator removed', 'major', 'generated readers find no branch', (draft) => {
    delete everything(draft, 'one_of')['discriminator']
  }],
  ['plain answer becomes a union', 'major', 'the other branch comes too', (draft) => {
    const properties = schema(draft, 'Customer')['properties'] as Draft
    properties['name'] = { oneOf: [properties['name'], { type: 'integer' }] }
  }],
  ['plain request becomes a union', 'minor', 'the other branch is taken too', (draft) => {
    const properties = schema(draft, 'CustomerCreate')['properties'] as Draft
    properties['email'] = { oneOf: [properties['email'], { type: 'integer' }] }
  }],
  ['null beside the parts of an allOf', 'major', 'clients know no null there', (draft) => {
    const properties = schema(draft, 'Everything')['properties'] as Draft
    properties['both'] = { oneOf: [properties['both'], { type: 'null' }] }
  }],
  ['plain request becomes a union that overlaps', 'major', 'what fits both fits none', (draft) => {
    const properties = schema(draft, 'CustomerCreate')['properties'] as Draft
    properties['email'] = { oneOf: [properties['email'], { type: 'string', minLength: 3 }] }
  }],
  ['anyOf gets a branch', 'major', 'clients know no such branch', (draft) => {
    list(everything(draft, 'any_of'), 'anyOf').push({ type: 'boolean' })
  }],
  ['anyOf loses a branch', 'major', 'who sends it is refused', (draft) => {
    list(everything(draft, 'any_of'), 'anyOf').pop()
  }],
  ['way to be complete more', 'major', 'answers are complete in another way', (draft) => {
    list(everything(draft, 'any_way'), 'anyOf').push({ required: ['c'] })
  }],
  ['allOf gets a part', 'major', 'it has to be kept too', (draft) => {
    const part = { oneOf: [{ required: ['a', 'c'] }, { required: ['b', 'd'] }] }
    list(everything(draft, 'all_of'), 'allOf').push(part)
  }],
  ['allOf loses a part', 'major', 'answers need not keep it', (draft) => {
    list(everything(draft, 'all_of'), 'allOf').pop()
  }],
  ['a part of an allOf changes', 'major', 'it may be sent no more', (draft) => {
    list(everything(draft, 'both'), 'allOf')[1] = { type: 'object', properties: { less: {} } }
  }],
  ['more is forbidden', 'major', 'it was allowed', (draft) => {
    everything(draft, 'not_that')['not'] = { enum: ['bad', 'worse'] }
  }],
  ['less is forbidden', 'major', 'answers hold it now', (draft) => {
    delete everything(draft, 'not_that')['not']
  }],
  ['a condition changes', 'major', 'nothing sure is known of it', (draft) => {
    everything(draft, 'when')['if'] = { required: ['b'] }
  }],
  ['what follows from a condition changes', 'major', 'nothing sure is known of it', (draft) => {
    for (const key of ['then', 'else']) everything(draft, 'when')[key] = { required: ['a', 'b'] }
  }],
])
