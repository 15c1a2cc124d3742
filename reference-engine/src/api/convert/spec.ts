import type { components } from '@valora/spec/types'
import type { Limits } from '../../application/limits.ts'
import type { Currency } from '../../domain/money/currency.ts'
import type { Contract } from '../contract/contract.ts'
import { supportedRange } from '../request/spec-version.ts'

type Schemas = components['schemas']

/** The engine and the contract it keeps, as it declares them (VER 3). */
export const specDeclarationBody = (
  { version, digest, document }: Contract,
  { limits, engineVersion }: { readonly limits: Limits; readonly engineVersion: string },
): Schemas['SpecDeclaration'] => ({
  implementation: { name: 'Valora OSS', version: engineVersion },
  spec_version: version,
  supported_range: supportedRange(version),
  profiles: Object.keys(document['x-profiles'] as object),
  limits: {
    usage_events_per_batch_max: limits.usageEventsPerBatchMax,
    usage_age_days_max: limits.usageAgeDaysMax,
    usage_ahead_seconds_max: limits.usageAheadSecondsMax,
    request_body_bytes_max: limits.requestBodyBytesMax,
    idempotency_retention_hours_min: limits.idempotencyRetentionHoursMin,
  },
  contract_digest: digest,
})

export const currencyListBody = (currencies: readonly Currency[]): Schemas['CurrencyList'] => ({
  data: currencies.map(({ code, minorDigits }) => ({ code, minor_digits: minorDigits })),
})
