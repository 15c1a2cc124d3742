import { isObject, type JsonPath } from './json.ts'
import type { Contract, Schema } from './openapi.ts'
import type { Fault } from './rule.ts'
import { faces, namesOf, propertiesOf } from './schema-types.ts'

interface Judged {
  schema: Schema
  value: unknown
  at: JsonPath
}

interface Money {
  root: Contract
  /** Minor digits by currency code. */
  digits: ReadonlyMap<string, number>
  /** The currency of the nearest object that names one. */
  currency?: string
}

const fraction = (amount: string): number => amount.split('.')[1]?.length ?? 0

function* misfit({ schema, value, at }: Judged, money: Money): Iterable<Fault> {
  const wanted = money.digits.get(money.currency ?? '')
  if (typeof value !== 'string' || wanted === undefined) return
  if (!namesOf(schema, money.root).has('Amount') || fraction(value) === wanted) return
  yield { at, detail: `${value} ${money.currency} needs ${wanted} fractional digits` }
}

function* inObject({ schema, value, at }: Judged, money: Money): Iterable<Fault> {
  if (!isObject(value)) return
  const { currency } = value
  const named = typeof currency === 'string' ? { ...money, currency } : money
  if (typeof currency === 'string' && !money.digits.has(currency)) {
    yield { at: [...at, 'currency'], detail: `${currency} is not in the currency table` }
  }
  for (const [name, property] of Object.entries(propertiesOf(schema, money.root))) {
    const part = { schema: property, value: value[name], at: [...at, name] }
    yield* misfitAmounts(part, named)
  }
}

/** The billed amounts of an example that do not have their currency's minor digits. */
export function* misfitAmounts({ schema, value, at }: Judged, money: Money): Iterable<Fault> {
  yield* misfit({ schema, value, at }, money)
  yield* inObject({ schema, value, at }, money)
  const items = faces(schema, money.root).find((face) => face.items !== undefined)?.items
  if (!Array.isArray(value) || items === undefined) return
  for (const [index, each] of value.entries()) {
    yield* misfitAmounts({ schema: items, value: each, at: [...at, index] }, money)
  }
}
