import type { Operation } from '../contract/operation.ts'
import type { Compile } from './validators.ts'

/** What an answer breaks of the contract; empty when it keeps it. */
export type ResponseCheck = (status: number, body: unknown) => readonly string[]

/** Checks what the engine itself answers: a status, a shape or a code that is not declared. */
export const responseCheck = (
  { responses, problems }: Operation,
  compile: Compile,
): ResponseCheck => (status, body) => {
  const schema = responses.get(status)
  if (schema === undefined) return [`status ${status} is not declared`]
  if (status >= 400) {
    const { code } = body as { readonly code: string }
    if (!problems.has(code)) return [`problem ${code} is not declared`]
  }
  const check = compile(schema)
  if (check(body)) return []
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
