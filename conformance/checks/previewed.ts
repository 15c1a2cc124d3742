import type { PriceInline, PricePreview, PricePreviewRequest } from '@valora/spec/types'
import type { CheckContext } from '../src/check.ts'

type Room = Pick<CheckContext, 'api' | 'expect'>

export type InlinePrice = Omit<PriceInline, 'currency'> & { currency?: string }

/** What was used: a quantity, transactions or groups. */
export type PreviewedUsage = Pick<PricePreviewRequest, 'quantity' | 'transactions' | 'groups'>

export const askPreview = async (
  { api }: Pick<Room, 'api'>, price: InlinePrice, usage: PreviewedUsage,
) => api.post<PricePreview>('/prices/preview', { price: { currency: 'USD', ...price }, ...usage })

/** The derivation of an inline price; USD when no currency is told. */
export const preview = async (
  room: Room, price: InlinePrice, usage: PreviewedUsage,
): Promise<PricePreview> =>
  room.expect.status(await askPreview(room, price, usage), 200).body

/** The steps of a derivation as texts: `unit 3 x 2 = 6`. */
export const stepTexts = ({ steps }: Pick<PricePreview, 'steps'>): string[] =>
  steps.map(({ ref, quantity, unit_amount, amount_unrounded }) =>
    `${ref} ${quantity} x ${unit_amount} = ${amount_unrounded}`)
