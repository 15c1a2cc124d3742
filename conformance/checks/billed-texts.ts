import type { InvoiceLine, Period, Price, PreviewedLine } from '@valora/spec/types'
import type { CheckContext } from '../src/check.ts'

type Line = InvoiceLine | PreviewedLine

/** Prices by names of the check's own. */
export type Named = Readonly<Record<string, Pick<Price, 'id'>>>

/** An instant of 2026 without its year, and without its time at midnight in UTC. */
export const short = (instant: string): string =>
  instant.replace('T00:00:00Z', '').replace(/^2026-/, '')

const time = (period: Period | null): string[] =>
  (period === null ? [] : [`${short(period.start)}..${short(period.end)}`])

const part = ({ kind, portion }: Line): string[] =>
  (portion === null || kind === 'trial_discount'
    ? [] : [`${portion.numerator}/${portion.denominator}`])

// What a credit or a discount counts is the line it belongs to, which the text names already.
const counted = ({ kind, quantity }: Line): string[] =>
  (kind === 'proration_credit' || kind === 'trial_discount' ? [] : [`x${quantity}`])

/** A line as a text: `proration_charge seats 01-16..02-01 16/31 x2 = 32.00`. */
export const lineText = (line: Line, prices: Named): string => {
  const [name = 'other'] = Object.entries(prices).find(([, { id }]) => id === line.price_id) ?? []
  const { kind, period, amount } = line
  return [kind, name, ...time(period), ...part(line), ...counted(line), '=', amount].join(' ')
}

/** Lines as texts in the order of their words. */
export const lineTexts = (lines: readonly Line[], prices: Named): string[] =>
  lines.map((line) => lineText(line, prices)).toSorted()

type Sold = { subscription: { id: string }; prices: Named }

/** What each invoice of a subscription holds, by the instant at which it was issued. */
export const billedTexts = async (
  { given }: Pick<CheckContext, 'given'>, { subscription, prices }: Sold,
): Promise<Record<string, string[]>> => {
  const texts: Record<string, string[]> = {}
  for (const { invoice, lines } of await given.billed(subscription)) {
    const at = short(invoice.issued_at)
    texts[at] = [...texts[at] ?? [], ...lineTexts(lines, prices)]
  }
  return texts
}
