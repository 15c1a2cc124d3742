import { createSecrets } from '../api/secrets.ts'
import { send } from '../api/send.ts'
import type { Target } from '../api/session.ts'
import type { Contract } from '../contract/contract.ts'
import { createExchangeValidator } from '../contract/validate-exchange.ts'
import { readDeclaration } from '../runner/declaration.ts'
import { NoAnswer } from '../signals.ts'
import { UsageFault } from '../usage-fault.ts'

const timeout_ms = 5000

export type ProbeOptions = {
  base: string
  platformKey: string
  contract: Contract
  clock: () => number
}

/** The server's `/v1` from a URL with or without it. */
export const baseOf = (url: string): string => {
  const wrong = new UsageFault(`--url takes an http(s) address, not "${url}".`)
  if (!URL.canParse(url)) throw wrong
  const { protocol, origin, pathname, search, hash } = new URL(url)
  if (!['http:', 'https:'].includes(protocol) || search !== '' || hash !== '') throw wrong
  const path = pathname.replace(/\/+$/, '')
  return `${origin}${path.endsWith('/v1') ? path : `${path}/v1`}`
}

const targetOf = ({ base, platformKey, contract, clock }: ProbeOptions): Target => ({
  base, platformKey, timeout_ms, clock,
  validate: createExchangeValidator(contract),
  secrets: createSecrets(),
  observe: () => undefined,
  unanswered: () => undefined,
  signal: new AbortController().signal,
})

const requireEngine = async (target: Target, contract: Contract): Promise<void> => {
  const { declaration, exchange } = await readDeclaration(target, contract)
  if (declaration !== null) return
  const said = `GET ${target.base}/spec was answered ${exchange.status}`
  throw new UsageFault(`Not a Valora engine: ${said} without a declaration.`)
}

const requireKey = async (target: Target): Promise<void> => {
  const request = { method: 'GET', path: '/organizations', query: { limit: 1 } }
  const log = { exchanges: [] }
  const { status } = await send(target, log, { request, secret: target.platformKey })
  if (status === 401 || status === 403) {
    throw new UsageFault(`The engine refuses the platform key (${status}).`)
  }
}

/** Finds out before the run whether there is an engine that takes the key. */
export const probe = async (options: ProbeOptions): Promise<void> => {
  const target = targetOf(options)
  try {
    await requireEngine(target, options.contract)
    await requireKey(target)
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    throw new UsageFault(`No engine answers at ${options.base}: ${error.message}.`)
  }
}
