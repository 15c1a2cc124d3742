import { Refusal } from '../domain/refusal.ts'

/** What Fastify itself refuses, as the contract's refusals; anything else as it is. */
export const frameworkRefusal = (thrown: unknown): unknown => {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (!code.startsWith('FST_ERR_')) return thrown
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('payload_too_large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal('unsupported_media_type')
  if (code === 'FST_ERR_BAD_URL') return invalid('#/path', 'The path is no valid percent-encoding.')
  return code.startsWith('FST_ERR_CTP_') ? invalid('', 'The body cannot be read.') : thrown
}

const invalid = (pointer: string, detail: string): Refusal =>
  new Refusal('invalid_request', {}, [{ pointer, code: 'format_mismatch', detail }])
