import type { Target } from '../api/session.ts'
import type { Contract } from '../contract/contract.ts'
import { createTenancy, type TenancyParts } from '../given/tenancy.ts'
import { createRandom } from '../random.ts'
import { probeAbsence, type Absence } from './absence.ts'
import { readDeclaration, type Declaration } from './declaration.ts'

/** What is known of the target before the first check. */
export type Preflight = {
  declaration: Declaration | null
  /** Null when the target keeps what it is given; else why its answers prove nothing. */
  fault: string | null
  absences: readonly Absence[]
}

export type PreflightParts = {
  target: Target
  contract: Contract
  seed: number
  made: TenancyParts['made']
}

const declarationOf = async (
  { target, contract }: PreflightParts,
): Promise<Declaration | string> => {
  try {
    const { declaration, exchange } = await readDeclaration(target, contract)
    return declaration ?? `GET /spec was answered ${exchange.status} without a declaration`
  } catch (error) {
    return (error as Error).message
  }
}

// The check's own organization doubles as proof that the target keeps what it is given.
const ownSecret = async (parts: PreflightParts): Promise<{ secret: string } | string> => {
  const { target, seed, made } = parts
  const random = createRandom(seed, 'preflight')
  const log = { exchanges: [] }
  try {
    return await createTenancy({ target, log, random, checkId: 'preflight', made }).own()
  } catch (error) {
    return (error as Error).message
  }
}

/** Reads the declaration, proves that the target keeps state, probes undeclared profiles. */
export const preflight = async (parts: PreflightParts): Promise<Preflight> => {
  const { target, contract } = parts
  const declared = await declarationOf(parts)
  if (typeof declared === 'string') return { declaration: null, fault: declared, absences: [] }
  const tenant = await ownSecret(parts)
  const secret = typeof tenant === 'string' ? null : tenant.secret
  const undeclared = contract.profiles.filter((profile) => !declared.profiles.includes(profile))
  const absences = await Promise.all(undeclared.map(async (profile) =>
    probeAbsence(target, contract, { profile, secret })))
  return { declaration: declared, fault: typeof tenant === 'string' ? tenant : null, absences }
}
