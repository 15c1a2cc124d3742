import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Registries } from '../bundle/registries.ts'

export type Parameter = { name: string; in: string; required?: boolean }

export type Operation = {
  operationId: string
  summary: string
  'x-retry': string
  'x-problems'?: string[]
  'x-requirements'?: string[]
  parameters?: Parameter[]
}

export type OperationAt = { method: string; path: string; operation: Operation }

export type ContractBundle = {
  /** The bundle with its references, for types. */
  document: object
  digest: string
  operations: OperationAt[]
  problems: Registries['problems']
  requirements: Registries['requirements']
}

type Document = { paths: Record<string, Record<string, Operation> & { parameters?: Parameter[] }> }

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options']

const operationsOf = ({ paths }: Document): OperationAt[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      if (operation === undefined) return []
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
      return [{ method: method.toUpperCase(), path, operation: { ...operation, parameters } }]
    }))

/** What everything generated is made from, read from a folder that `ensureBundle` made. */
export const readContractBundle = (folder: string): ContractBundle => {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  const sums = text('SHA256SUMS').split('\n').map((line) => line.split('  '))
  return {
    document: JSON.parse(text('valora.json')) as object,
    digest: `sha256:${sums.find(([, name]) => name === 'valora.yaml')?.[0] ?? ''}`,
    operations: operationsOf(JSON.parse(text('valora.dereferenced.json')) as Document),
    problems: JSON.parse(text('problems.json')) as Registries['problems'],
    requirements: JSON.parse(text('requirements.json')) as Registries['requirements'],
  }
}
