import { at, drop, edits, list, property, schema, type Draft } from '../edit.ts'

/** Stands in requests and in answers: what narrows it breaks senders, what widens it readers. */
const both = (name: string) => (draft: Draft) => property(draft, 'Everything', name)

const request = (name: string) => (draft: Draft) => property(draft, 'CustomerCreate', name)

const response = (name: string) => (draft: Draft) => property(draft, 'Problem', name)

const put = (node: (draft: Draft) => Record<string, unknown>, members: object) =>
  (draft: Draft): void => void Object.assign(node(draft), members)

const take = (node: (draft: Draft) => Record<string, unknown>, key: string) =>
  (draft: Draft): void => void delete node(draft)[key]

export const valueEdits = edits([
  ['request type changed', 'major', 'a text is refused',
    put(request('email'), { type: 'integer' })],
  ['request type widened', 'minor', 'a text still does',
    put(request('email'), { type: ['string', 'integer'] })],
  ['response type changed', 'major', 'readers expect a text',
    put(response('title'), { type: 'integer' })],
  ['response type widened', 'major', 'a number may come',
    put(response('title'), { type: ['string', 'integer'] })],
  ['integer to number in an answer', 'major', 'fractions come',
    put(response('status'), { type: 'number' })],
  ['integer to number in a request', 'minor', 'whole numbers still do',
    put((draft) => at(draft, 'components', 'parameters', 'Limit', 'schema'), { type: 'number' })],
  ['request property becomes nullable', 'minor', 'null may be sent',
    put(request('email'), { type: ['string', 'null'] })],
  ['request property is nullable no more', 'major', 'null is refused',
    put((draft) => property(draft, 'CustomerUpdate', 'email'), { type: 'string' })],
  ['response property becomes nullable', 'major', 'null comes',
    put(response('title'), { type: ['string', 'null'] })],
  ['response property is nullable no more', 'minor', 'null comes no more',
    put((draft) => property(draft, 'Customer', 'email'), { type: 'string' })],
  ['referred request property becomes nullable', 'minor', 'null may be sent', (draft) => {
    Object.assign(schema(draft, 'CustomerCreate')['properties'] as object,
      { metadata: { oneOf: [{ $ref: '#/components/schemas/Metadata' }, { type: 'null' }] } })
  }],
  ['referred response property becomes nullable', 'major', 'null comes', (draft) => {
    Object.assign(schema(draft, 'Customer')['properties'] as object,
      { created_at: { oneOf: [{ $ref: '#/components/schemas/Timestamp' }, { type: 'null' }] } })
  }],
  ['referred response property is nullable no more', 'minor', 'it always is one', (draft) => {
    Object.assign(schema(draft, 'Customer')['properties'] as object,
      { time_zone: { $ref: '#/components/schemas/TimeZone' } })
  }],
  ['another component stands in an answer', 'major', 'it is longer', (draft) => {
    Object.assign(schema(draft, 'Customer')['properties'] as object,
      { time_zone: { $ref: '#/components/schemas/Digest' } })
  }],
  ['closed enum gets a value in an answer', 'major', 'clients know no such value',
    (draft) => void list(both('closed_state')(draft), 'enum').push('three')],
  ['closed enum loses a value in a request', 'major', 'who sends it is refused',
    (draft) => drop(list(schema(draft, 'Aggregation'), 'enum'), 'latest')],
  ['closed enum of requests alone gets a value', 'minor', 'one more may be sent', (draft) => {
    list(property(draft, 'SubscriptionCancel', 'mode'), 'enum').push('later')
  }],
  ['open enum gets a value', 'minor', 'clients were told to expect it',
    (draft) => void list(schema(draft, 'InvoiceLineKind'), 'enum').push('gift')],
  ['open enum loses a value', 'minor', 'it comes no more',
    (draft) => void list(schema(draft, 'InvoiceLineKind'), 'enum').pop()],
  ['enum is opened', 'major', 'values come that were never told of',
    put((draft) => property(draft, 'InvoiceEvent', 'kind'), { 'x-open-enum': true })],
  ['open enum is closed', 'minor', 'nothing new can come',
    take((draft) => schema(draft, 'InvoiceLineKind'), 'x-open-enum')],
  ['enum added to a request', 'major', 'other texts are refused',
    put(request('email'), { enum: ['a@b.example'] })],
  ['enum removed from an answer', 'major', 'any text may come', take(both('closed_state'), 'enum')],
  ['constant changed', 'major', 'the old one is refused', put(both('fixed'), { const: 'there' })],
  ['constant added', 'major', 'other texts are refused', put(both('instant'), { const: 'now' })],
  ['constant removed', 'major', 'anything may come', take(both('fixed'), 'const')],
  ['request maxLength decreased', 'major', 'long texts are refused',
    put(request('name'), { maxLength: 100 })],
  ['request maxLength increased', 'minor', 'longer texts are taken',
    put(request('name'), { maxLength: 300 })],
  ['response maxLength increased', 'major', 'longer texts come',
    put(response('title'), { maxLength: 300 })],
  ['response maxLength decreased', 'minor', 'shorter texts come',
    put(response('title'), { maxLength: 100 })],
  ['response maxLength removed', 'major', 'texts of any length come',
    take(response('title'), 'maxLength')],
  ['minLength increased', 'major', 'short texts are refused', put(both('plain'), { minLength: 2 })],
  ['request minLength decreased', 'minor', 'the empty text is taken',
    put(request('name'), { minLength: 0 })],
  ['minimum increased', 'major', 'small numbers are refused', put(both('limited'), { minimum: 1 })],
  ['response minimum decreased', 'major', 'smaller numbers come',
    put(response('status'), { minimum: 100 })],
  ['response maximum decreased', 'minor', 'fewer numbers come',
    put(response('status'), { maximum: 598 })],
  ['response maximum increased', 'major', 'larger numbers come',
    put(response('status'), { maximum: 699 })],
  ['a bound is excluded', 'major', 'the bound itself is refused', (draft) => {
    const limited = both('limited')(draft)
    delete limited['maximum']
    limited['exclusiveMaximum'] = 100
  }],
  ['an excluded bound moves', 'major', 'in one direction or the other it breaks',
    put(both('open_ended'), { exclusiveMinimum: 1 })],
  ['a lower bound moves out', 'major', 'smaller numbers come',
    put(both('open_ended'), { exclusiveMinimum: -1 })],
  ['multipleOf coarser', 'major', 'halves are refused', put(both('limited'), { multipleOf: 1 })],
  ['multipleOf finer', 'major', 'finer numbers come', put(both('limited'), { multipleOf: 0.25 })],
  ['pattern changed', 'major', 'what fitted does not', put(both('plain'), { pattern: '^[0-9]+$' })],
  ['request pattern widened', 'minor', 'what fitted still does',
    put((draft) => property(draft, 'CustomerCreate', 'code'), { pattern: '^[A-Z]{1,9}$' })],
  ['response pattern widened', 'major', 'other texts come',
    put((draft) => property(draft, 'SpecDeclaration', 'spec_version'),
      { pattern: '^[0-9]+\\.[0-9]+(\\.[0-9]+)?$' })],
  ['response pattern narrowed', 'minor', 'fewer texts come',
    put((draft) => property(draft, 'SpecDeclaration', 'spec_version'),
      { pattern: '^[0-9]{1,3}\\.[0-9]+\\.[0-9]+$' })],
  ['pattern added to a request', 'major', 'other texts are refused',
    put(request('name'), { pattern: '^[a-z]+$' })],
  ['pattern removed from an answer', 'major', 'other texts come',
    take((draft) => schema(draft, 'Digest'), 'pattern')],
  ['format added to a request', 'major', 'other texts may be refused',
    put(request('name'), { format: 'email' })],
  ['format removed from a request', 'minor', 'other texts are taken',
    take(request('email'), 'format')],
  ['format removed from an answer', 'major', 'other texts come', take(response('type'), 'format')],
  ['format changed', 'major', 'other texts are meant', put(both('instant'), { format: 'date' })],
  ['int32 to int64', 'major', 'larger numbers come', put(both('small'), { format: 'int64' })],
  ['encoding of a text changed', 'major', 'it is written otherwise',
    put(both('bytes'), { contentEncoding: 'base32' })],
  ['media type of a text changed', 'major', 'it is read otherwise',
    put(both('bytes'), { contentMediaType: 'text/csv' })],
  ['schema of a text narrowed', 'major', 'other values are refused',
    put(both('bytes'), { contentSchema: { type: 'object', required: ['a'] } })],
  ['request default changed', 'major', 'leaving it out means another thing',
    put(both('preset'), { default: 'b' })],
  ['request default added', 'major', 'leaving it out means something now',
    put((draft) => property(draft, 'TestClockCreate', 'name'), { default: 'a' })],
  ['request default removed', 'major', 'leaving it out means nothing known',
    take((draft) => property(draft, 'UsageEventBatch', 'atomic'), 'default')],
  ['parameter default changed', 'major', 'pages have another size',
    put((draft) => at(draft, 'components', 'parameters', 'Limit', 'schema'), { default: 50 })],
  ['money is told in another currency', 'major', 'readers add up wrongly',
    put((draft) => schema(draft, 'Amount'), { 'x-currency': 'organization' })],
  ['a component is refused altogether', 'major', 'nothing fits any more',
    put((draft) => schema(draft, 'CustomerCreate')['properties'] as Record<string, unknown>,
      { email: false })],
])
