/**
 * The number of an organization's nth finalized invoice (INV 3).
 *
 * @example invoiceNumber('INV', 42n) // 'INV-000042'
 */
export const invoiceNumber = (prefix: string, count: bigint): string =>
  `${prefix}-${count.toString().padStart(6, '0')}`
