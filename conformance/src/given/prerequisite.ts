import type { Exchange } from '../api/exchange.ts'
import { Inconclusive } from '../signals.ts'

type Answered<Body> = Pick<Exchange<Body>, 'status' | 'body'>

const codeOf = ({ body }: Answered<unknown>): string => {
  const { code } = (typeof body === 'object' && body !== null ? body : {}) as { code?: unknown }
  return typeof code === 'string' ? ` ${code}` : ''
}

/**
 * Does one step that a check builds on. Whatever goes wrong ends the check as inconclusive and
 * blames the step: the requirement under judgement was not seen at work.
 */
export const prerequisite = async <Body>(
  step: string, wanted: number, request: () => Promise<Answered<Body>>,
): Promise<Body> => {
  try {
    const exchange = await request()
    if (exchange.status === wanted) return exchange.body
    const told = `${exchange.status}${codeOf(exchange)}`
    throw new Inconclusive(step, `${step} was answered ${told}, needed is ${wanted}.`)
  } catch (error) {
    if (error instanceof Inconclusive) throw error
    const detail = error instanceof Error ? error.message : String(error)
    throw new Inconclusive(step, `${step}: ${detail}`)
  }
}
