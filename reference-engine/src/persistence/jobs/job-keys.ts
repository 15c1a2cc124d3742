import { bucketOf } from '../bucket.ts'
import { smallints, texts } from '../usage/binary-array.ts'
import type { JobRecord } from './mapping.ts'

export type JobKey = Pick<JobRecord, 'organizationId' | 'kind' | 'subjectId' | 'customerId'>

/** With its customer's other records, so that a job and what it changes share a machine. */
export const jobBucket = (
  { organizationId, customerId, subjectId }: Omit<JobKey, 'kind'>
): number => bucketOf(organizationId, customerId ?? subjectId)

/** The keys of jobs as rows of a statement, whose first parameters are `jobKeyArrays`. */
export const jobKeys = `unnest($1::smallint[], $2::text[], $3::text[], $4::text[])
  as v (bucket, organization_id, kind, subject_id)`

export const jobKeyMatches = `j.bucket = v.bucket and j.organization_id = v.organization_id
  and j.kind = v.kind and j.subject_id = v.subject_id`

export const jobKeyArrays = (keys: readonly JobKey[]): Buffer[] => [
  smallints(keys, jobBucket),
  texts(keys, ({ organizationId }) => organizationId),
  texts(keys, ({ kind }) => kind),
  texts(keys, ({ subjectId }) => subjectId)
]
