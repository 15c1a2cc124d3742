import { misfitAmounts } from '../src/misfit-amounts.ts'
import type { Contract } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'
import { examplesOf } from '../src/examples-of.ts'

export default defineRule<Contract>({
  id: 'example-amounts-fit-their-currency',
  given: places.root,
  severity: 'error',
  message: "A billed amount in an example has exactly its currency's minor digits",
  fix: 'Write the amount with the minor digits that the currency table gives',
  restsOn: ['MON-3.1', 'MON-6.1', 'ISO 4217'],
  *function(root) {
    const table = root['x-registries']?.currencies ?? []
    const digits = new Map(table.map(({ code, minor_digits }) => [code, minor_digits]))
    for (const { schema, value, at } of examplesOf(root)) {
      yield* misfitAmounts({ schema, value, at }, { root, digits })
    }
  },
})
