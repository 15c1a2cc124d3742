import type { JsonPath } from './json.ts'

const plain = /^[A-Za-z_][A-Za-z0-9_]*$/

const step = (part: string | number): string => {
  if (/^\d+$/.test(String(part))) return `[${part}]`
  if (plain.test(String(part))) return `.${part}`
  return `['${String(part).replaceAll("'", "\\'")}']`
}

/** Such as `$.paths['/customers'].post.responses[409]`. */
export const jsonPath = (path: JsonPath): string => `$${path.map(step).join('')}`
