import type { components } from '@valora/spec/types'
import { formatInstant } from '../../domain/time/instant.ts'
import type { Period } from '../../domain/time/instant.ts'

export const periodBody = ({ start, end }: Period): components['schemas']['Period'] =>
  ({ start: formatInstant(start), end: formatInstant(end) })
