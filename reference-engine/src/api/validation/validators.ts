import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { isInstantText } from '../../domain/time/instant.ts'
import type { Schema } from '../contract/contract.ts'
import { checkable } from './checkable-schema.ts'

const bundleName = 'https://valora.dev/contract'

/** Compiles a schema of the contract, or one made of such; the same schema is compiled once. */
export type Compile = (schema: Schema) => ValidateFunction

/**
 * What checks values against the bundle; for requests defaults are filled in as well. Of one
 * document it is made once: compiling takes longer than all else that an engine does to start.
 */
export const validators = (
  document: Schema,
  { fillDefaults }: { fillDefaults: boolean },
): Compile => {
  const made = fillDefaults ? filling : reading
  const compile = made.get(document) ?? compiler(document, { fillDefaults })
  made.set(document, compile)
  return compile
}

const filling = new WeakMap<Schema, Compile>()
const reading = new WeakMap<Schema, Compile>()

const compiler = (document: Schema, { fillDefaults }: { fillDefaults: boolean }): Compile => {
  const ajv = new Ajv2020({
    allErrors: true, useDefaults: fillDefaults, strict: true, strictTypes: false,
    strictRequired: false, allowUnionTypes: true, validateFormats: true, ownProperties: true,
  })
  addFormats.default(ajv)
  // The domain reads every instant that the contract takes, so both go by one definition.
  ajv.addFormat('date-time', { type: 'string', validate: isInstantText })
  ajv.addVocabulary([...extensionsOf(document)])
  const { components } = checkable(document) as { components: { schemas: Schema } }
  ajv.addSchema({ $id: bundleName, $defs: {}, components: { schemas: components.schemas } })
  const compiled = new Map<string, ValidateFunction>()
  return (schema) => {
    const content = JSON.stringify(schema)
    const validate = compiled.get(content) ?? ajv.compile(rooted(checkable(schema)) as Schema)
    compiled.set(content, validate)
    return validate
  }
}

/** References are written as inside the bundle; outside of it they need its name. */
const rooted = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(rooted)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(Object.entries(schema).map(([keyword, part]) =>
    [keyword, keyword === '$ref' ? `${bundleName}${String(part)}` : rooted(part)]))
}

/** The contract's own keywords say nothing about validity. */
const extensionsOf = (part: unknown, found = new Set(['components'])): Set<string> => {
  if (typeof part !== 'object' || part === null) return found
  for (const [name, inner] of Object.entries(part)) {
    if (name.startsWith('x-')) found.add(name)
    extensionsOf(inner, found)
  }
  return found
}
