import type { OperationId } from './handler.ts'

/** Operations that commit by themselves, whatever transaction the request could offer. */
export const detachedOperations: ReadonlySet<OperationId> =
  new Set<OperationId>(['ingestUsageEvents', 'advanceTestClock'])
