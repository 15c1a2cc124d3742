import { send } from '../api/send.ts'
import { quiet, type Target } from '../api/session.ts'
import type { Contract, Operation } from '../contract/contract.ts'

/** A profile that the target does not declare, and what asking for it showed. */
export type Absence = { profile: string; absent: boolean; detail: string }

const examplePath = ({ path, parameters }: Operation): string =>
  parameters.filter((parameter) => parameter.in === 'path').reduce((filled, { name, example }) =>
    filled.replace(`{${name}}`, encodeURIComponent(String(example))), path)

// A GET asks for the least; a profile without one is asked by whatever it has.
const probeOf = (contract: Contract, profile: string): Operation | undefined => {
  const own = contract.operations.filter((operation) => operation.profile === profile)
  return own.find(({ method }) => method === 'GET') ?? own[0]
}

/**
 * Asks one operation of an undeclared profile: it must answer 404 `route_not_found`, which the
 * operation itself does not declare, so the answer is not judged as one of it.
 */
export const probeAbsence = async (
  target: Target, contract: Contract,
  { profile, secret }: { profile: string; secret: string | null },
): Promise<Absence> => {
  const operation = probeOf(contract, profile)
  if (operation === undefined) return { profile, absent: true, detail: 'It has no operation.' }
  const { method, operationId } = operation
  try {
    const request = { method, path: examplePath(operation) }
    const { status, body } = await send(quiet(target), { exchanges: [] }, { request, secret })
    const { code = '' } = (body ?? {}) as { code?: string }
    const absent = status === 404 && code === 'route_not_found'
    return { profile, absent, detail: `${operationId} answers ${status} ${code}` }
  } catch (error) {
    return { profile, absent: false, detail: (error as Error).message }
  }
}
