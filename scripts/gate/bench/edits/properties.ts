import { drop, edits, list, property, schema } from '../edit.ts'

const string = { type: 'string', maxLength: 9 }

export const propertyEdits = edits([
  ['request property removed', 'major', 'who sends it is refused', (draft) => {
    delete (schema(draft, 'CustomerCreate')['properties'] as Record<string, unknown>)['email']
  }],
  ['request property added, optional', 'minor', 'it need not be sent', (draft) => {
    Object.assign(schema(draft, 'CustomerCreate')['properties'] as object, { nick: string })
  }],
  ['request property added, required', 'major', 'nobody sends it today', (draft) => {
    Object.assign(schema(draft, 'CustomerCreate')['properties'] as object, { nick: string })
    list(schema(draft, 'CustomerCreate'), 'required').push('nick')
  }],
  ['request property added, required with a default', 'major', 'a default does not send it',
    (draft) => {
      const nick = { ...string, default: 'a' }
      Object.assign(schema(draft, 'CustomerCreate')['properties'] as object, { nick })
      list(schema(draft, 'CustomerCreate'), 'required').push('nick')
    }],
  ['request property becomes required', 'major', 'who leaves it out is refused', (draft) => {
    list(schema(draft, 'CustomerCreate'), 'required').push('email')
  }],
  ['request property becomes optional', 'minor', 'it may be left out', (draft) => {
    drop(list(schema(draft, 'CustomerCreate'), 'required'), 'name')
  }],
  ['request property renamed', 'major', 'the old name is refused', (draft) => {
    const properties = schema(draft, 'CustomerCreate')['properties'] as Record<string, unknown>
    properties['mail'] = properties['email']
    delete properties['email']
  }],
  ['response property removed', 'major', 'who reads it finds nothing', (draft) => {
    delete (schema(draft, 'Customer')['properties'] as Record<string, unknown>)['email']
    drop(list(schema(draft, 'Customer'), 'required'), 'email')
  }],
  ['response property removed, optional', 'major', 'who reads it never finds it', (draft) => {
    delete (schema(draft, 'Problem')['properties'] as Record<string, unknown>)['errors']
  }],
  ['request property removed and still required', 'major', 'nothing fits any more', (draft) => {
    delete (schema(draft, 'PerUnitPricing')['properties'] as Record<string, unknown>)['type']
  }],
  ['response property added, optional', 'minor', 'clients ignore it', (draft) => {
    Object.assign(schema(draft, 'Customer')['properties'] as object, { nick: string })
  }],
  ['response property added, required', 'minor', 'clients ignore it', (draft) => {
    Object.assign(schema(draft, 'Customer')['properties'] as object, { nick: string })
    list(schema(draft, 'Customer'), 'required').push('nick')
  }],
  ['response property becomes optional', 'major', 'it may be missing', (draft) => {
    drop(list(schema(draft, 'Customer'), 'required'), 'name')
  }],
  ['response property becomes required', 'minor', 'it always comes', (draft) => {
    list(schema(draft, 'Problem'), 'required').push('errors')
  }],
  ['nested response property removed', 'major', 'two levels down is the wire too', (draft) => {
    delete (schema(draft, 'Implementation')['properties'] as Record<string, unknown>)['version']
    drop(list(schema(draft, 'Implementation'), 'required'), 'version')
  }],
  ['request object opened', 'minor', 'unknown properties are not refused', (draft) => {
    delete schema(draft, 'CustomerCreate')['additionalProperties']
  }],
  ['request object closed', 'major', 'unknown properties are refused', (draft) => {
    property(draft, 'Everything', 'loose')['additionalProperties'] = false
  }],
  ['response object opened', 'minor', 'clients ignore what they do not know', (draft) => {
    schema(draft, 'Receipt')['additionalProperties'] = true
    delete schema(draft, 'Interval')['additionalProperties']
  }],
  ['map values of a response get another type', 'major', 'readers expect texts', (draft) => {
    schema(draft, 'Metadata')['additionalProperties'] = { type: 'integer' }
  }],
  ['map values get longer in both directions', 'major', 'answers are longer', (draft) => {
    schema(draft, 'Metadata')['additionalProperties'] = { type: 'string', maxLength: 1000 }
  }],
  ['map keys get shorter', 'major', 'longer keys are refused', (draft) => {
    schema(draft, 'Metadata')['propertyNames'] = { pattern: '^[A-Za-z0-9_.:-]{1,32}$' }
  }],
  ['unknown properties are refused after a pattern', 'major', 'they were not', (draft) => {
    const properties = property(draft, 'Everything', 'by_pattern')
    properties['patternProperties'] = { '^a': { type: 'string', maxLength: 4 } }
  }],
  ['a rest of properties is opened', 'minor', 'more is taken, and clients ignore it', (draft) => {
    delete property(draft, 'Everything', 'by_pattern')['unevaluatedProperties']
  }],
  ['property becomes read-only', 'major', 'who sends it is refused', (draft) => {
    property(draft, 'Everything', 'instant')['readOnly'] = true
  }],
  ['property is read-only no more', 'minor', 'it can be sent', (draft) => {
    delete property(draft, 'Everything', 'given')['readOnly']
  }],
  ['property becomes write-only', 'major', 'who reads it finds nothing', (draft) => {
    property(draft, 'Everything', 'instant')['writeOnly'] = true
  }],
  ['property is write-only no more', 'minor', 'it can be read', (draft) => {
    delete property(draft, 'Everything', 'secret')['writeOnly']
  }],
  ['read-only property gets shorter', 'minor', 'nobody sends it', (draft) => {
    property(draft, 'Everything', 'given')['maxLength'] = 5
  }],
  ['property of a component nothing uses', 'minor', 'only its type changes', (draft) => {
    delete schema(draft, 'Nobody')['properties']
  }],
  ['a property needs another one', 'major', 'who sends it alone is refused', (draft) => {
    property(draft, 'Everything', 'when')['dependentRequired'] = { b: ['a'], a: ['b'] }
  }],
  ['what follows from a property', 'major', 'fewer may stand beside it', (draft) => {
    const dependent = { a: { maxProperties: 3 } }
    property(draft, 'Everything', 'when')['dependentSchemas'] = dependent
  }],
])
