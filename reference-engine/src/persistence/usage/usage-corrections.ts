import type { Transaction } from '../connection/database.ts'
import { lockCorrectedUsage } from '../locks.ts'
import { correctUsageEvent } from './correct-usage-event.ts'
import type { UsageCorrection } from './correct-usage-event.ts'
import { refusingWindows } from './refusing-windows.ts'
import type { OfCustomer } from './usage-place.ts'

/** How usage is corrected inside of a transaction (USG 6). */
export const usageCorrections = (transaction: Transaction) => ({
  lock: (customer: OfCustomer) => lockCorrectedUsage(transaction, customer),
  correct: (correction: UsageCorrection) => correctUsageEvent(transaction, correction),
  refusingWindows: (wanted: Parameters<typeof refusingWindows>[1]) =>
    refusingWindows(transaction, wanted)
})
