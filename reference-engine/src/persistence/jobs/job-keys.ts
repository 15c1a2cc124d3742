import { arrayRows } from '../array-rows.ts'
import { bucketOf } from '../bucket.ts'
import { smallints, texts } from '../usage/binary-array.ts'
import type { JobRecord } from './mapping.ts'

export type JobKey = Pick<JobRecord, 'organizationId' | 'kind' | 'subjectId' | 'customerId'>

/** With its customer's other records, so that a job and what it changes share a machine. */
export const jobBucket = (
  { organizationId, customerId, subjectId }: Omit<JobKey, 'kind'>
): number => bucketOf(organizationId, customerId ?? subjectId)

/** What `jobKeyArrays` are the first parameters for. */
export const jobKeyColumns =
  { bucket: 'smallint', organization_id: 'text', kind: 'text', subject_id: 'text' }

/** The keys of jobs as rows of a statement, whose parameters are `jobKeyArrays`. */
export const jobKeys = `${arrayRows(jobKeyColumns)} as v`

export const jobKeyMatches = `j.bucket = v.bucket and j.organization_id = v.organization_id
  and j.kind = v.kind and j.subject_id = v.subject_id`

export const jobKeyArrays = (keys: readonly JobKey[]): Buffer[] => [
  smallints(keys, jobBucket),
  texts(keys, ({ organizationId }) => organizationId),
  texts(keys, ({ kind }) => kind),
  texts(keys, ({ subjectId }) => subjectId)
]
