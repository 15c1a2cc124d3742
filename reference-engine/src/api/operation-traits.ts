import type { OperationId } from './handler.ts'

/** Operations that commit by themselves, whatever transaction the request could offer. */
export const detachedOperations: ReadonlySet<OperationId> =
  new Set<OperationId>(['ingestUsageEvents', 'ingestCloudEvent', 'advanceTestClock'])

/** Operations whose callers are remembered: what they store tells whether their key stands. */
export const rememberingOperations: ReadonlySet<OperationId> =
  new Set<OperationId>(['ingestUsageEvents', 'ingestCloudEvent'])
