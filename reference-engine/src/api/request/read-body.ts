import type { IncomingHttpHeaders } from 'node:http'
import type { Json } from '../../domain/canonical-json.ts'
import type { Fault } from '../../domain/fault.ts'
import { Refusal } from '../../domain/refusal.ts'
import { textFaults } from '../../domain/text-faults.ts'
import type { Operation } from '../contract/operation.ts'
import { faultsOf } from '../validation/faults-of.ts'
import type { Compile } from '../validation/validators.ts'
import { parseJson } from './parse-json.ts'

export type ReadBody = {
  readonly mediaType?: string | undefined
  readonly body?: Json | undefined
  readonly faults: readonly Fault[]
}

type Sent = { readonly headers: IncomingHttpHeaders; readonly bytes: Uint8Array }

/** Reads the body of an operation: 415, then malformed JSON, then every fault in it (ERR 2). */
export const bodyReader = ({ bodies }: Operation, compile: Compile): ((sent: Sent) => ReadBody) => {
  const checks = new Map([...bodies].map(([type, schema]) => [type, compile(schema)]))
  return ({ headers, bytes }) => {
    if (bodies.size === 0) {
      return { faults: bytes.length === 0 ? [] : [unexpected] }
    }
    const declared = headers['content-type']
    if (bytes.length === 0 && declared === undefined) return { faults: [missing] }
    const mediaType = mediaTypeOf(headers)
    const check = checks.get(mediaType)
    if (!check) throw unsupported(declared, [...bodies.keys()])
    const body = parseJson(bytes)
    if (!check(body)) return { mediaType, body, faults: faultsOf(check.errors) }
    return { mediaType, body, faults: textFaults(body) }
  }
}

const missing: Fault = { pointer: '', code: 'required', detail: 'The operation needs a body.' }
const unexpected: Fault =
  { pointer: '', code: 'unknown_property', detail: 'The operation takes no body.' }

/** The type without its parameters; anything that would change the bytes' meaning has none. */
const mediaTypeOf = (headers: IncomingHttpHeaders): string => {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';')
  const encoding = headers['content-encoding']
  const plain = encoding === undefined || encoding === 'identity'
  const charsets = parameters.map((parameter) => parameter.trim()).filter(Boolean)
  const known = charsets.every((parameter) => /^charset="?utf-?8"?$/.test(parameter))
  return plain && known ? type.trim() : ''
}

const unsupported = (declared: string | undefined, types: readonly string[]): Refusal =>
  new Refusal('unsupported_media_type', {
    detail: `Send ${types.join(' or ')} in UTF-8 without content encoding, not `
      + `${JSON.stringify((declared ?? 'an undeclared type').slice(0, 100))}.`,
  })
