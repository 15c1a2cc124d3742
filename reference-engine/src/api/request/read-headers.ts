import type { IncomingHttpHeaders } from 'node:http'
import type { Operation } from '../contract/operation.ts'
import type { Given } from './check-parameters.ts'

/** What the headers of an event in binary mode begin with (CloudEvents, HTTP binding, 3.1.3). */
export const attributePrefix = 'ce-'

/**
 * The headers that are parameters of the operation, without the attributes of binary mode, which a
 * structured event may carry and nobody reads. A request has others of its own: they are left be.
 */
export const headerReader = ({ parameters }: Operation) => {
  const names = parameters
    .filter(({ in: place }) => place === 'header')
    .map(({ name }) => name.toLowerCase())
    .filter((name) => !name.startsWith(attributePrefix))
  return (headers: IncomingHttpHeaders): Given => {
    const given: { [name: string]: string } = {}
    for (const name of names) {
      const value = headerValue(headers, name)
      if (value !== undefined) given[name] = value
    }
    return given
  }
}

/** One that stands several times is one list (RFC 9110, section 5.3). */
export const headerValue = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}
