import type { OrganizationCreate, OrganizationCreated } from '@valora/spec/types'
import type { Api } from '../api/api.ts'
import { createApi } from '../api/create-api.ts'
import type { Log, Target } from '../api/session.ts'
import type { Random } from '../random.ts'
import { Inconclusive } from '../signals.ts'
import { createGiven } from './create-given.ts'
import type { Tenant } from './given.ts'
import { prerequisite } from './prerequisite.ts'

export type TenancyParts = {
  target: Target
  log: Log
  random: Random
  /** The check's id; it stands in the names of its organizations. */
  checkId: string
  /** Told the admin key of every organization, so that the end of the run can revoke its keys. */
  made: (secret: string) => void
}

export type Tenancy = {
  /** The check's own organization, made at the first call. */
  own: () => Promise<Tenant>
  /** A further organization. */
  another: (values?: Partial<OrganizationCreate>) => Promise<Tenant>
  /** A client with the own organization's admin key. */
  api: Api
}

// A canned answer shows neither the name that was sent nor the same organization to its key.
const requireOwn = (sent: string, created: OrganizationCreated, read: { id: string }): void => {
  const { organization } = created
  if (organization.name === sent && read.id === organization.id) return
  throw new Inconclusive('createOrganization',
    'createOrganization: the target does not keep what it was given, so nothing it says counts.')
}

/** Makes organizations with their keys, each check its own. */
export const createTenancy = ({ target, log, random, checkId, made }: TenancyParts): Tenancy => {
  const client = (credential: () => Promise<string | null>): Api =>
    createApi({ target, log, random, credential })
  const platform = client(async () => target.platformKey)
  const another = async (values: Partial<OrganizationCreate> = {}): Promise<Tenant> => {
    const body = { name: `${checkId} ${random.text(8)}`.slice(-200), ...values }
    const created = await prerequisite('createOrganization', 201,
      async () => platform.post<OrganizationCreated>('/organizations', body))
    const { secret } = created.api_key
    target.secrets.add(secret)
    const api = client(async () => secret)
    made(secret)
    const read = await prerequisite('getOrganization', 200,
      async () => api.get<{ id: string }>('/organization'))
    requireOwn(body.name, created, read)
    const given = createGiven({ api, random, own: async () => tenant, another })
    const tenant: Tenant = { organization: created.organization, secret, api, given }
    return tenant
  }
  let own: Promise<Tenant> | undefined
  const first = async (): Promise<Tenant> => {
    own ??= another()
    return own
  }
  return { own: first, another, api: client(async () => (await first()).secret) }
}
