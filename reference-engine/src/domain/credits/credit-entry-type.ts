/** What the ledger of credits knows; `granted` and `restored` add, the others take (CRD 3). */
export const creditEntryTypes = ['granted', 'applied', 'expired', 'voided', 'restored'] as const
export type CreditEntryType = (typeof creditEntryTypes)[number]
