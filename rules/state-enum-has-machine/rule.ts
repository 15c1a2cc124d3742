import type { Contract, Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { faces, typesOf } from '../src/schema-types.ts'

const stateNames = new Set(['status', 'payment_status', 'state'])

const isResource = ({ properties = {} }: Schema): boolean =>
  'id' in properties && Object.keys(properties).some((name) => name.endsWith('_at'))

const lacking = (property: Schema, root: Contract): string[] => {
  const whole = faces(property, root)
  return ['enum', 'x-state-machine'].filter((keyword) =>
    whole.every((face) => face[keyword] === undefined))
}

export default defineRule<Schema>({
  id: 'state-enum-has-machine',
  given: places.componentSchemas,
  severity: 'error',
  message: "A resource's state is an enum with x-state-machine",
  fix: 'Add x-state-machine: { initial, transitions: [{ from, to, on }] } to the enum',
  restsOn: ['SUB-1.2', 'INV-1.3', 'design: the transition table is part of the contract'],
  *function(schema, { root }) {
    if (!isResource(schema)) return
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (!stateNames.has(name) || !typesOf(property, root).has('string')) continue
      for (const keyword of lacking(property, root)) {
        yield { at: ['properties', name], detail: `${name} has no ${keyword}` }
      }
    }
  },
})
