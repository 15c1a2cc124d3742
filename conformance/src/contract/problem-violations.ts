import type { Contract, JsonObject, Operation } from './contract.ts'
import type { Violation } from './violation.ts'

type Found = Pick<Violation, 'kind' | 'at' | 'detail'>

// What only an engine's inside knows: stack frames and statements of its database.
const leaks = [
  /\n\s+at .+[:(]\d+/,
  /\bat (?:async )?[\w.<>]+ \((?:file:|node:|\/)/,
  /\bTraceback \(most recent call last\)/,
  /\b(?:select|delete)\b[^"]{1,200}\bfrom\b[^"]{1,200}\bwhere\b/i,
  /\binsert into \w+/i,
  /\bviolates (?:unique|foreign key|check|not-null) constraint\b/i,
]

/** Whether a problem's text shows the engine's inside. */
export const leaksInside = (text: string): boolean => leaks.some((leak) => leak.test(text))

const codeFault = (
  contract: Contract, operation: Operation | null,
  { code, status }: { code: string; status: number },
): string | null => {
  const row = contract.problems.get(code)
  if (row === undefined) return `Problem code "${code}" is not in the registry.`
  if (row.status !== status) {
    return `Problem ${code} came with status ${status}; its status is ${row.status}.`
  }
  if (operation === null || operation.problems.includes(code)) return null
  return `Problem ${code} is not declared by ${operation.operationId}.`
}

/** What a problem's form cannot say: code, status and registry agree, and nothing leaks. */
export const problemViolations = (
  contract: Contract, operation: Operation | null,
  { status, body }: { status: number; body: unknown },
): Found[] => {
  if (status < 400 || typeof body !== 'object' || body === null) return []
  const { code, status: told, detail } = body as JsonObject
  if (typeof code !== 'string') return []
  const found: Found[] = []
  const fault = codeFault(contract, operation, { code, status })
  if (fault !== null) found.push({ kind: 'problem', at: '/code', detail: fault })
  if (told !== status) {
    const text = `The problem says status ${String(told)}, the answer has ${status}.`
    found.push({ kind: 'problem', at: '/status', detail: text })
  }
  if (typeof detail === 'string' && leaksInside(detail)) {
    const text = 'The detail shows the inside of the engine.'
    found.push({ kind: 'problem', at: '/detail', detail: text })
  }
  return found
}
