import {
  Document, type ISpectralDiagnostic, type RulesetDefinition, type RulesetFunctionContext, Spectral,
} from '@stoplight/spectral-core'
import parsers from '@stoplight/spectral-parsers'
import type { Finding } from './finding.ts'
import { isObject } from './json.ts'
import { jsonPath } from './json-path.ts'
import type { Contract, Registries } from './openapi.ts'
import type { Rule } from './rule.ts'

const spectralFunction = (rule: Rule) =>
  (node: unknown, _options: unknown, { path, document }: RulesetFunctionContext) =>
    [...rule.function(node, { path, root: document.data as Contract })].map((fault) => ({
      message: `${rule.message}: ${fault.detail}`,
      path: [...path, ...(fault.at ?? [])],
    }))

const ruleset = (rules: readonly Rule[]): RulesetDefinition => ({
  rules: Object.fromEntries(rules.map((rule) => [rule.id, {
    given: [...rule.given],
    severity: rule.severity,
    message: '{{error}}',
    resolved: false,
    // oxlint-disable-next-line unicorn/no-thenable -- Spectral's own word
    then: { function: spectralFunction(rule) },
  }])),
})

// What no rule of ours says comes from Spectral: a broken document or a dangling reference.
const broken = { severity: 'error', fix: 'Make the document well-formed and its references whole' }

const toFinding = (result: ISpectralDiagnostic, rules: readonly Rule[]): Finding => {
  const { severity, fix } = rules.find(({ id }) => id === result.code) ?? broken
  return {
    rule: String(result.code),
    severity: severity as Finding['severity'],
    path: jsonPath(result.path),
    line: result.range.start.line + 1,
    message: result.message,
    fix,
  }
}

/** Runs the rules over the text of one OpenAPI document. */
export const lintDocument = async (
  text: string,
  { rules, registries, name = 'bundle' }:
    { rules: readonly Rule[]; registries?: Registries; name?: string },
): Promise<Finding[]> => {
  const document = new Document(text, parsers.Yaml, name)
  if (!isObject(document.data)) throw new Error(`${name} is no OpenAPI document`)
  if (registries !== undefined) document.data['x-registries'] = registries
  const spectral = new Spectral()
  spectral.setRuleset(ruleset(rules))
  const results = await spectral.run(document, { ignoreUnknownFormat: true })
  return results.map((result) => toFinding(result, rules))
}
