import { eachSubschema } from '../src/each-subschema.ts'
import type { Schema } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { faultsOfMachine } from '../src/state-machine.ts'

export default defineRule<Schema>({
  id: 'state-machine-is-sound',
  given: places.schemas,
  severity: 'error',
  message: 'A state machine knows exactly the states of its enum and reaches each of them',
  fix: 'Make enum, initial and transitions agree',
  restsOn: ['SUB-1.2', 'INV-1.3', 'design: the transition table is part of the contract'],
  *function(outermost) {
    for (const { schema, at } of eachSubschema(outermost)) {
      if (schema['x-state-machine'] === undefined) continue
      const states = (schema.enum ?? []).filter((state) => state !== null).map(String)
      for (const detail of faultsOfMachine(schema['x-state-machine'], states)) {
        yield { at: [...at, 'x-state-machine'], detail }
      }
    }
  },
})
