import type { ContractBundle, OperationAt } from './contract-bundle.ts'

const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const declaration = (doc: string, name: string, rows: string[]): string => {
  const lines = rows.map((row) => `  ${row},\n`).join('')
  return `/** ${doc} */\nexport const ${name} = {\n${lines}} as const\n`
}

/** The table of problems: what a client can know of a code without asking. */
export const problemTable = ({ problems: { problems } }: ContractBundle): string => {
  const rows = problems.map(({ code, status, title, retryable }) =>
    `${code}: { status: ${status}, title: ${quote(title)}, retryable: ${retryable} }`)
  return `${declaration('Every problem that an engine may answer.', 'problems', rows)}
/** A code of the problem registry. */
export type ProblemCode = keyof typeof problems
`
}

const idempotencyKey = ({ operation }: OperationAt): 'required' | 'optional' | 'none' => {
  const key = operation.parameters?.find(({ name }) => name.toLowerCase() === 'idempotency-key')
  if (key === undefined) return 'none'
  return key.required === true ? 'required' : 'optional'
}

const isPaginated = ({ operation }: OperationAt): boolean =>
  operation.parameters?.some((parameter) =>
    parameter.in === 'query' && parameter.name === 'cursor') === true

const operationRow = (at: OperationAt): string => {
  const { method, path, operation } = at
  const fields = [
    `method: ${quote(method)}`,
    `path: ${quote(path)}`,
    `retry: ${quote(operation['x-retry'])}`,
    `idempotencyKey: ${quote(idempotencyKey(at))}`,
    `paginated: ${isPaginated(at)}`,
  ]
  return `${operation.operationId}: {\n${fields.map((field) => `    ${field},\n`).join('')}  }`
}

/** The table of operations: where each is, and when it may be sent again. */
export const operationTable = ({ operations }: ContractBundle): string => {
  const rows = operations.map(operationRow)
  return `${declaration('Every operation of the contract.', 'operations', rows)}
/** The operationId of an operation. */
export type OperationId = keyof typeof operations
`
}

/** Which contract the SDK was generated from. */
export const contractIdentity = ({ digest, requirements: { version } }: ContractBundle): string =>
  declaration('The contract of these files; the digest is that of its bundle.', 'contract', [
    `version: ${quote(version)}`,
    `digest: ${quote(digest)}`,
  ])
