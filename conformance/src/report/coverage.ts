import type { RunResult } from '../runner/run.ts'
import type { Coverage } from './report.ts'

/** What of the contract the run touched: requirements, operations, and each declared status. */
export const coverageOf = (result: RunResult): Coverage => {
  const { contract, observation, requirements } = result
  const answers = (operationId: string, status?: number): number => {
    const seen = observation.statuses.get(operationId) ?? new Map<number, number>()
    if (status !== undefined) return seen.get(status) ?? 0
    return [...seen.values()].reduce((sum, count) => sum + count, 0)
  }
  return {
    requirements: {
      judged: requirements.filter(({ checks }) => checks.length > 0).length,
      unobservable: requirements.filter(({ excused }) => excused).length,
      total: requirements.length,
    },
    operations: contract.operations.map(({ operationId, method, path }) =>
      ({ operation_id: operationId, method, path, answers: answers(operationId) })),
    statuses: contract.operations.flatMap(({ operationId, statuses }) =>
      statuses.map((status) =>
        ({ operation_id: operationId, status, answers: answers(operationId, status) }))),
  }
}
