import type { RulesetDefinition, RulesetFunction } from '@stoplight/spectral-core'
import { oas } from '@stoplight/spectral-rulesets'

const { then, ...examples } = oas.rules['oas3-valid-media-example']

type Judge = RulesetFunction<Record<string, unknown>, typeof then.functionOptions>

/** Where a place is reached: as a component, in what is asked, or in what is answered. */
const routes = ['components', 'requestBody', 'responses']

/**
 * Resolved, all operations that refer to one component hold the very same object, and what is
 * found in it is found at the component. So a place is judged once on each route that leads there.
 */
const judgedOnce = (judge: Judge): Judge => {
  const judged = new Map<string | undefined, WeakSet<object>>()
  return (place, options, context) => {
    const route = routes.find((member) => context.path.includes(member))
    const known = judged.get(route) ?? new WeakSet()
    judged.set(route, known)
    if (known.has(place)) return undefined
    known.add(place)
    return judge(place, options, context)
  }
}

/** Spectral's own rules for OpenAPI as they judge this contract; ours stand in rules/. */
export const adoptedRules = (): RulesetDefinition => ({
  extends: [oas as RulesetDefinition],
  rules: {
    // It knows scopes of OAuth only; OpenAPI 3.1 allows role names for every scheme, as ours has.
    'oas3-operation-security-defined': 'off',
    'oas3-valid-media-example': {
      // oxlint-disable-next-line unicorn/no-thenable -- Spectral's own word
      ...examples, then: { ...then, function: judgedOnce(then.function as Judge) },
    },
  },
})
