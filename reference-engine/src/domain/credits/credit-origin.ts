/** Where a credit grant comes from. */
export const creditOrigins = ['manual', 'credit_note', 'negative_invoice'] as const
export type CreditOrigin = (typeof creditOrigins)[number]
