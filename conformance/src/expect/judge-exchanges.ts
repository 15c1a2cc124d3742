import type { Exchange } from '../api/exchange.ts'
import type { Contract } from '../contract/contract.ts'
import type { Expect, Fault } from './expect.ts'
import type { Judgement } from './judged.ts'

type ExchangeJudgements = Pick<Expect, 'status' | 'problem' | 'same' | 'header'>

type Told = { code?: string; errors?: readonly Fault[] }

const toldBy = ({ body }: Exchange): Told =>
  (typeof body === 'object' && body !== null ? body : {})

const statusText = (exchange: Exchange): string =>
  [exchange.status, toldBy(exchange).code ?? []].flat().join(' ')

const missing = (wanted: readonly Fault[], named: readonly Fault[]): Fault[] =>
  wanted.filter(({ pointer, code }) => !named.some((fault) =>
    fault.pointer === pointer && (code === undefined || fault.code === code)))

const problem = (judge: Judgement, contract: Contract): Expect['problem'] =>
  (exchange, code, { faults = [], exactly = false } = {}) => {
    const row = contract.problems.get(code)
    if (row === undefined) throw new Error(`problem ${code} is not in the registry`)
    const told = toldBy(exchange)
    judge(exchange.status === row.status && told.code === code, {
      promise: `${exchange.request.method} ${exchange.request.path} is refused: ${row.when}`,
      wanted: `${row.status} ${code}`,
      actual: statusText(exchange),
      exchange,
    })
    const named = told.errors ?? []
    const wrong = [...missing(faults, named), ...(exactly ? missing(named, faults) : [])]
    if (faults.length > 0) {
      judge(wrong.length === 0,
        { promise: 'every fault is named', wanted: faults, actual: named, exchange })
    }
    return exchange
  }

/** Judgements of an answer as a whole. */
export const exchangeJudgements = (judge: Judgement, contract: Contract): ExchangeJudgements => ({
  problem: problem(judge, contract),
  status: (exchange, wanted) => {
    const promise = `${exchange.request.method} ${exchange.request.path} is answered ${wanted}`
    const actual = statusText(exchange)
    judge(exchange.status === wanted, { promise, wanted, actual, exchange })
    return exchange
  },
  same: (replay, first) =>
    judge(replay.status === first.status && replay.text === first.text, {
      promise: 'the replay is the first answer, byte for byte',
      wanted: `${first.status} ${first.text}`,
      actual: `${replay.status} ${replay.text}`,
      exchange: replay,
    }),
  header: (exchange, name, wanted) => {
    const actual = exchange.headers[name.toLowerCase()]
    judge(actual !== undefined && (wanted === undefined || actual === wanted), {
      promise: `the answer carries ${name}`,
      wanted: wanted ?? 'a value',
      actual: actual ?? null,
      exchange,
    })
    return actual as string
  },
})
