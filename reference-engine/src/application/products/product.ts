import type { Instant } from '../../domain/time/instant.ts'
import type { Metadata } from '../metadata.ts'

/** What is sold. */
export type Product = {
  readonly organizationId: string
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly metadata: Metadata
  readonly archivedAt: Instant | null
  readonly createdAt: Instant
}
