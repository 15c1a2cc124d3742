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
    return { mediaType, body, faults: holdsEscapes(bytes) ? textFaults(body) : [] }
  }
}

/** UTF-8 holds no half of a surrogate pair and JSON no U+0000, but for what is escaped in it. */
const holdsEscapes = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('\\u')

const missing: Fault = { pointer: '', code: 'required', detail: 'The operation needs a body.' }
const unexpected: Fault =
  { pointer: '', code: 'unknown_property', detail: 'The operation takes no body.' }

/** The type without its parameters; anything that would change the bytes' meaning has none. */
const mediaTypeOf = (headers: IncomingHttpHeaders): string => {
  const { 'content-type': declared = '', 'content-encoding': encoding = 'identity' } = headers
  if (encoding !== 'identity') return ''
  const [type = '', ...parameters] = declared.toLowerCase().split(';')
  return parameters.every(isUtf8) ? type.trim() : ''
}

const isUtf8 = (parameter: string): boolean => /^(charset="?utf-?8"?)?$/.test(parameter.trim())

const unsupported = (declared: string | undefined, types: readonly string[]): Refusal =>
  new Refusal('unsupported_media_type', {
    detail: `Send ${types.join(' or ')} in UTF-8 without content encoding, not `
      + `${JSON.stringify((declared ?? 'an undeclared type').slice(0, 100))}.`,
  })
