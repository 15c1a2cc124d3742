import { curl } from '../api/curl.ts'
import type { Exchange } from '../api/exchange.ts'
import type { ReportedExchange } from './report.ts'

const textMax = 6000

/** A text as the report shows it: long ones are cut, and say so. */
export const cut = (text: string, max = textMax): string =>
  text.length <= max ? text : `${text.slice(0, max)} ... (${text.length} characters)`

export const reportedExchange = (exchange: Exchange): ReportedExchange => ({
  number: exchange.number,
  operation_id: exchange.operationId,
  curl: cut(curl(exchange.request)),
  status: exchange.status,
  headers: exchange.headers,
  body: cut(exchange.text),
  duration_ms: Math.round(exchange.duration_ms),
})
