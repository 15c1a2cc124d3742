export type Document = {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const methods = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options']

const rows: Readonly<Record<string, string>> = {
  'x-requirements': '#/x-requirement-rows', 'x-problems': '#/x-problem-rows',
}

/** What a member of an operation leads to, by the place at which the gate names it. */
const placesAt = (member: string, value: unknown): string[] => {
  if (typeof value === 'string') return value.startsWith('#/components/') ? [value] : []
  if (!Array.isArray(value)) return []
  const root = rows[member]
  return root === undefined ? [] : value.map((id) => `${root}/${String(id)}`)
}

const scopesOf = (security: unknown): string[] =>
  (Array.isArray(security) ? security : [])
    .flatMap((one: Record<string, string[]>) => Object.values(one).flat())
    .map((scope) => `#/x-scopes/${scope}`)

/** Every place that an operation leads to, through the components that it names. */
const placesFrom = (document: Document, root: unknown): Set<string> => {
  const found = new Set<string>()
  const waiting = [root]
  while (waiting.length > 0) {
    for (const [member, value] of Object.entries(Object(waiting.pop()) as object)) {
      if (member === 'examples' || member === 'example') continue
      if (typeof value === 'object') waiting.push(value)
      for (const place of placesAt(member, value).filter((one) => !found.has(one))) {
        found.add(place)
        const [, , kind = '', name = ''] = place.split('/')
        waiting.push(document.components?.[kind]?.[name])
      }
    }
  }
  return found
}

/** The operations that lead to each place of the contract, as `GET /things`, by their paths. */
export const usedBy = (document: Document): Map<string, string[]> => {
  const users = new Map<string, string[]>()
  const paths = Object.entries(document.paths ?? {})
    .toSorted(([one], [other]) => one < other ? -1 : 1)
  for (const [path, item] of paths) {
    for (const method of methods.filter((one) => one in item)) {
      const operation = `${method.toUpperCase()} ${path}`
      const { security } = Object(item[method]) as { security?: unknown }
      const reached = placesFrom(document, [item['parameters'], item[method]])
      for (const place of [operation, ...reached, ...scopesOf(security)]) {
        users.set(place, [...users.get(place) ?? [], operation])
      }
    }
  }
  return users
}
