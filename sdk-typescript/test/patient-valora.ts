import { createValora, type Valora, type ValoraOptions } from '../src/index.ts'

export type PatientValora = { valora: Valora; waits_ms: number[] }

/** A client that waits for nothing and tells how long it would have, with the jitter full. */
export const patientValora = (options: ValoraOptions): PatientValora => {
  const waits_ms: number[] = []
  const sleep = (wait_ms: number): Promise<void> => {
    waits_ms.push(wait_ms)
    return Promise.resolve()
  }
  return { valora: createValora({ random: () => 1, sleep, ...options }), waits_ms }
}
