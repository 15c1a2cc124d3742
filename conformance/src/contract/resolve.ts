import type { JsonObject } from './contract.ts'

const unescape = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~')

/** The pointer of a path of names within a document. */
export const pointerOf = (names: readonly string[]): string =>
  names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** What stands at a JSON Pointer such as `/components/headers/Request-Id`. */
export const at = (document: JsonObject, pointer: string): unknown =>
  pointer.split('/').slice(1).map(unescape)
    .reduce<unknown>((value, name) => (value as JsonObject | undefined)?.[name], document)

/** The object itself, or the one its local `$ref` names. */
export const resolve = (document: JsonObject, value: unknown): JsonObject => {
  const { $ref } = value as { $ref?: string }
  if ($ref === undefined) return value as JsonObject
  return resolve(document, at(document, $ref.slice(1)))
}

/** The pointer of the object itself, or of the one its local `$ref` names. */
export const resolvePointer = (document: JsonObject, pointer: string): string => {
  const { $ref } = (at(document, pointer) ?? {}) as { $ref?: string }
  return $ref === undefined ? pointer : resolvePointer(document, $ref.slice(1))
}
