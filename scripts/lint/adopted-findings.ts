import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, Spectral } from '@stoplight/spectral-core'
import parsers from '@stoplight/spectral-parsers'
import { adoptedRules } from './adopted-rules.ts'
import type { SpecFinding } from './finding.ts'
import { sourcePlaces } from './source-place.ts'

type Result = {
  code: string | number
  message: string
  path: (string | number)[]
  /** 0 is an error, 1 a warning. */
  severity: number
  range: { start: { line: number } }
}

const toFinding = (
  { code, message, path, severity, range }: Result,
  placeOf: ReturnType<typeof sourcePlaces>,
): SpecFinding => {
  const pointer = ['$', ...path].join('.')
  return {
    place: placeOf(pointer) ?? `dist/valora.yaml:${range.start.line + 1}`,
    severity: severity === 0 ? 'error' : 'warn',
    rule: `spectral/${code}`,
    message: `${message} (${pointer})`,
    fix: `See rule ${code} of Spectral's OpenAPI set`,
  }
}

/** What the rules adopted from Spectral's own OpenAPI set find in the bundle. */
export const adoptedFindings = async (root: string): Promise<SpecFinding[]> => {
  const placeOf = sourcePlaces(root)
  const bundle = join(root, 'dist/valora.yaml')
  const spectral = new Spectral()
  spectral.setRuleset(adoptedRules())
  const results = await spectral.run(
    new Document(readFileSync(bundle, 'utf8'), parsers.Yaml, bundle))
  return results.map((result) => toFinding(result, placeOf))
}
