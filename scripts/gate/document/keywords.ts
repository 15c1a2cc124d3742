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
