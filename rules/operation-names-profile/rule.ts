import type { Operation } from '../src/openapi.ts'
import { places } from '../src/places.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule<Operation>({
  id: 'operation-names-profile',
  given: places.operations,
  severity: 'error',
  message: 'An operation names the profile it belongs to',
  fix: 'Set x-profile to one of x-profiles at the root',
  restsOn: ['VER-3.1'],
  *function({ 'x-profile': profile }, { root }) {
    const profiles = Object.keys(root['x-profiles'] ?? {})
    if (typeof profile !== 'string') yield { detail: 'x-profile is missing' }
    else if (!profiles.includes(profile)) {
      yield { at: ['x-profile'], detail: `${profile} is not in x-profiles` }
    }
  },
})
