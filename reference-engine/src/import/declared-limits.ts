import type { SpecDeclaration } from '@valora/spec/types'
import type { BatchLimits } from './batch.ts'
import type { Answer, Request } from './call-engine.ts'
import { ImportFault } from './import-fault.ts'
import { answeredWith } from './send-until-answered.ts'

/** How much the engine takes in one request (VER 3); so it is known to be one, too. */
export const declaredLimits = async (
  send: (request: Request) => Promise<Answer>, base: string,
): Promise<BatchLimits> => {
  const answer = await send({ path: '/spec' }).catch((error: unknown) => {
    if (!(error instanceof ImportFault)) throw error
    throw new ImportFault(`no engine answers at ${base}: ${error.message}`)
  })
  const { limits } = (answer.body ?? {}) as Partial<SpecDeclaration>
  const events_max = limits?.usage_events_per_batch_max
  const body_bytes_max = limits?.request_body_bytes_max
  if (answer.status === 200 && Number(events_max) >= 1 && Number(body_bytes_max) >= 1024) {
    return { events_max: Number(events_max), body_bytes_max: Number(body_bytes_max) }
  }
  const said = `GET ${base}/spec was ${answeredWith(answer)}`
  throw new ImportFault(`not a Valora engine: ${said} without a declaration`)
}
