import type { Contract, Operation } from './contract.ts'

export type Route =
  | { known: 'operation'; operation: Operation }
  | { known: 'path'; methods: string[] }
  | { known: 'nothing' }

const patternOf = (path: string): RegExp => {
  const escaped = path.split('/').map((part) =>
    part.startsWith('{') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${escaped.join('/')}$`)
}

/** Finds the operation of a request: by path template first, then by method. */
export const createFinder = (contract: Contract) => {
  const routes = contract.operations
    .map((operation) => ({ operation, pattern: patternOf(operation.path) }))
    // A literal path wins over a template: /prices/preview before /prices/{price_id}.
    .sort((a, b) => a.operation.path.split('{').length - b.operation.path.split('{').length)
  return (method: string, path: string): Route => {
    const [bare = ''] = path.split('?')
    const onPath = routes.filter(({ pattern }) => pattern.test(bare))
    const found = onPath.find(({ operation }) => operation.method === method)
    if (found !== undefined) return { known: 'operation', operation: found.operation }
    if (onPath.length === 0) return { known: 'nothing' }
    return { known: 'path', methods: onPath.map(({ operation }) => operation.method) }
  }
}
