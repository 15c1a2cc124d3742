type Schema = { [keyword: string]: unknown }

const reference = '#/components/schemas/'

/** References of the bundle as references between files; `discriminator` is OpenAPI's own. */
const portable = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(portable)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node)
    .filter(([keyword, value]) => keyword !== 'discriminator' || typeof value !== 'object')
    .map(([keyword, value]) => [keyword,
      keyword === '$ref' && typeof value === 'string' && value.startsWith(reference)
        ? `${value.slice(reference.length)}.json` : portable(value)]))
}

export type SchemaSource = {
  readonly document: { components: { schemas: Record<string, Schema> } }
  readonly version: string
}

/**
 * Every component as a JSON Schema of its own (2020-12), by file name. Each `$id` names the
 * version, and references between them are relative: they resolve as files and as addresses.
 */
export const componentSchemas = ({ document, version }: SchemaSource): Map<string, Schema> =>
  new Map(Object.entries(document.components.schemas).map(([name, schema]) => [`${name}.json`, {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://valora.dev/spec/${version}/schemas/${name}.json`,
    title: name,
    ...(portable(schema) as Schema),
  }]))
