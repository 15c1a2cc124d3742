/** Keywords that say nothing about which values are valid: prose, examples, marks. */
export const proseKeywords = new Set([
  'title', 'description', 'summary', 'examples', 'example', '$comment', 'externalDocs',
])

const marks = new Set(['deprecated', 'readOnly', 'writeOnly', 'default', '$schema'])

/** Whether a schema's keyword narrows the values it admits. */
export const isConstraint = (key: string): boolean =>
  !proseKeywords.has(key) && !marks.has(key) && !key.startsWith('x-')

/**
 * Stands in a canonical schema whose values may also be null, so that there is one spelling for it,
 * and is written as JSON Schema again for the tools.
 */
export const orNull = 'x-gate-or-null'

/** Stands in a canonical schema that has a tag and no branches, and leads to what is made of it. */
export const subtypes = 'x-gate-subtypes'

/** Keywords that say something about the values of one type alone. */
export const typedKeywords: Record<string, string[]> = {
  number: ['maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum', 'multipleOf'],
  string: ['maxLength', 'minLength', 'pattern'],
  array: [
    'items', 'prefixItems', 'maxItems', 'minItems', 'uniqueItems', 'contains', 'maxContains',
    'minContains',
  ],
  object: [
    'properties', 'required', 'additionalProperties', 'patternProperties', 'maxProperties',
    'minProperties', 'propertyNames', 'dependentRequired', 'dependentSchemas',
  ],
}

/** Whole numbers are numbers, as far as keywords go. */
export const keywordType = (type: string): string => (type === 'integer' ? 'number' : type)
