import type { IncomingHttpHeaders } from 'node:http'
import type { Json } from '../../domain/canonical-json.ts'
import type { Fault } from '../../domain/fault.ts'
import { textFaults } from '../../domain/text-faults.ts'
import type { Operation } from '../contract/operation.ts'
import { faultsOf } from '../validation/faults-of.ts'
import type { Compile } from '../validation/validators.ts'
import { headerText } from './header-text.ts'
import { attributePrefix, headerValue } from './read-headers.ts'

export const structuredType = 'application/cloudevents+json'

type Sent = { readonly headers: IncomingHttpHeaders; readonly body: Json | undefined }

/** An event put together from the headers and the body of binary mode. */
export type BinaryEvent = {
  readonly body: Json
  /** The attributes as one text: of a repeated request they are as much the content as the body. */
  readonly attributes: string
  readonly faults: readonly Fault[]
}

/**
 * The binary mode of CloudEvents over HTTP: the attributes are headers, and the body is the data.
 * Nothing where the operation takes no such headers. Extension attributes are ignored (USG 2).
 */
export const binaryEventReader = ({ parameters, bodies }: Operation, compile: Compile) => {
  const names = parameters
    .filter(({ in: place, name }) => place === 'header' && name.startsWith(attributePrefix))
    .map(({ name }) => name.slice(attributePrefix.length))
  const schema = bodies.get(structuredType)
  if (names.length === 0 || schema === undefined) return undefined
  const check = compile(schema)
  return ({ headers, body = {} }: Sent): BinaryEvent => {
    const faults: Fault[] = []
    const attributes: { [name: string]: string } = {}
    for (const name of names) {
      const given = headerValue(headers, attributePrefix + name)
      const text = given === undefined ? undefined : headerText(given)
      if (text !== undefined) attributes[name] = text
      else if (given !== undefined) faults.push(undecodable(`/${name}`))
    }
    const event = { ...attributes, data: body }
    const checked = check(event) ? textFaults(attributes) : faultsOf(check.errors)
    // The body has been checked by its own schema, and points into itself.
    const own = checked.filter(({ pointer }) => !/^\/data(\/|$)/.test(pointer))
    const missing = own.filter(({ pointer }) =>
      !faults.some((undecoded) => undecoded.pointer === pointer))
    return {
      body: event,
      attributes: JSON.stringify(attributes),
      faults: [...faults, ...missing].map((fault) =>
        ({ ...fault, pointer: `#/header/${attributePrefix}${fault.pointer.slice(1)}` })),
    }
  }
}

const undecodable = (pointer: string): Fault => ({
  pointer,
  code: 'format_mismatch',
  detail: 'The value is not printable ASCII that percent-decodes to UTF-8.',
})
