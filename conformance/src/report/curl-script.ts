import type { Exchange } from '../api/exchange.ts'

type Created = { exchange: Exchange; id: string }

const idPattern = /^[a-z]+_[0-9a-z]{10,}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What a request made, by its id. */
const createdBy = (exchange: Exchange): Created[] => {
  const { body, request, status } = exchange
  const made = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined
  const isNew = request.method === 'POST' && status >= 200 && status < 300
  return isNew && typeof made === 'string' && idPattern.test(made) ? [{ exchange, id: made }] : []
}

const mentions = ({ request }: Exchange, id: string): boolean =>
  request.path.includes(id) || (request.text ?? '').includes(id)

/**
 * The exchanges from a number on, and the earlier ones that made what they name. Of those that
 * only read, the last shows the failure.
 */
const needed = (exchanges: readonly Exchange[], from: number): Exchange[] => {
  const wanted = exchanges.filter((one) => one.number >= from
    && (one.request.method !== 'GET' || one === exchanges.at(-1)))
  for (const exchange of exchanges.filter(({ number }) => number < from).toReversed()) {
    const [made] = createdBy(exchange)
    if (made !== undefined && wanted.some((one) => mentions(one, made.id))) wanted.unshift(exchange)
  }
  return wanted
}

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** Leaves the ids of things that the script makes itself to its variables. */
const withVariables = (text: string, names: ReadonlyMap<string, string>): string =>
  [...names].reduce((shown, [id, name]) => shown.replaceAll(id, `'"$${name}"'`), quote(text))

const command = (
  { number, request: { method, path, headers, text } }: Exchange,
  names: ReadonlyMap<string, string>,
): string => {
  const type = headers['content-type']
  return [
    `curl -sS -X ${method} "$VALORA_URL"${withVariables(path, names)}`,
    '-H "authorization: Bearer $VALORA_KEY"',
    // A key of the shell's own: the script may be run more than once.
    ...(headers['idempotency-key'] === undefined ? [] : [`-H "idempotency-key: $$-${number}"`]),
    ...(type === undefined ? [] : [`-H 'content-type: ${type}'`]),
    ...(text === null ? [] : [`--data-binary ${withVariables(text, names)}`]),
  ].join(' \\\n  ')
}

/**
 * A shell script that shows a failure by itself in an empty organization: the exchanges from a
 * number on, and before them what makes the things they name.
 */
export const curlScript = (exchanges: readonly Exchange[], from: number): string | null => {
  const shown = needed(exchanges, from)
  const [first] = shown
  if (first === undefined) return null
  const { path, url } = first.request
  const names = new Map<string, string>()
  const lines = shown.map((exchange, index) => {
    const text = command(exchange, names)
    const [made] = createdBy(exchange)
    if (made !== undefined && shown.slice(index + 1).some((later) => mentions(later, made.id))) {
      const name = `ID_${names.size + 1}`
      names.set(made.id, name)
      return `${name}=$(${text} | jq -r .id)`
    }
    return `${text}\necho  # was ${exchange.status}`
  })
  const base = url.slice(0, url.length - path.length)
  return [`VALORA_URL="\${VALORA_URL:-${base}}"`, ...lines].join('\n')
}
