import type { Fault } from '../../domain/fault.ts'

type Read = { readonly values: { readonly [name: string]: string }; readonly faults: Fault[] }

/** The parameters of a query string; one that stands twice or is not UTF-8 is a fault. */
export const readQuery = (url: string): Read => {
  const start = url.indexOf('?')
  if (start < 0) return { values: {}, faults: [] }
  const pairs = url.slice(start + 1).split('&').filter((pair) => pair !== '')
  const values = new Map<string, string>()
  const faults: Fault[] = []
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals))
    const value = decoded(equals < 0 ? '' : pair.slice(equals + 1))
    const pointer = `#/query/${(name ?? '').slice(0, 200)}`
    if (name === undefined || value === undefined) {
      const detail = 'The percent-encoding is no valid UTF-8.'
      faults.push({ pointer, code: 'format_mismatch', detail })
    } else if (values.has(name)) {
      faults.push({ pointer, code: 'not_one_of', detail: 'A parameter stands once.' })
    } else {
      values.set(name, value)
    }
  }
  return { values: Object.fromEntries(values), faults }
}

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}
