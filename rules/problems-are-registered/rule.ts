import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { registryOf } from '../src/registry-of.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'problems-are-registered',
  given: places.operations,
  severity: 'error',
  message: 'Every code in x-problems stands in the problem registry, once',
  fix: 'Add the row to spec/errors/problems.yaml or correct the code',
  restsOn: ['ERR-2.1', 'RFC 9457 section 3.1.1'],
  *function({ 'x-problems': codes }, { root }) {
    if (!Array.isArray(codes)) {
      yield { detail: 'x-problems is missing' }
      return
    }
    const known = registryOf(root, 'problems')
    for (const [index, code] of codes.entries()) {
      const at = ['x-problems', index]
      if (!known.has(String(code))) yield { at, detail: `${code} does not` }
      if (codes.indexOf(code) !== index) yield { at, detail: `${code} is named twice` }
    }
  },
})
