import { assert } from '../../domain/assert.ts'
import type { Organization } from './organization.ts'

/** The caller's organization: a key belongs to one, and none is ever removed. */
export const own = async (
  finding: Promise<Organization | undefined>,
): Promise<Organization> => {
  const organization = await finding
  assert(organization !== undefined, 'the organization of a key exists')
  return organization
}
