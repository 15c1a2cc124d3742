import type { Customer, SpecDeclaration } from '@valora/spec/types'
import { check } from '../../src/check.ts'

const nextMajor = (version: string): string => `${Number(version.split('.')[0]) + 1}.0.0`

export default [
  check({
    id: 'version/declaration-is-complete',
    requirement: 'VER-3.1',
    async run({ api, contract, expect }) {
      const answer = await api.anonymous().get<SpecDeclaration>('/spec')
      const { body } = expect.status(answer, 200)
      expect.equal(body.spec_version, contract.version, 'spec_version is the version under test')
      expect.that(body.profiles.includes('core'), 'the core profile is always declared')
      expect.every(body.profiles, (profile) => contract.profiles.includes(profile),
        'every declared profile is one of the contract')
    },
  }),
  check({
    id: 'version/every-answer-names-the-version',
    requirement: 'VER-3.2',
    needs: ['customers'],
    async run({ api, contract, expect, random }) {
      const created = await api.post('/customers', { name: random.name('customer') })
      const refused = await api.post('/customers', {})
      const unknown = await api.get('/no-such-collection')
      const anonymous = await api.anonymous().get('/organization')
      for (const [answer, status] of
        [[created, 201], [refused, 400], [unknown, 404], [anonymous, 401]] as const) {
        expect.status(answer, status)
        expect.header(answer, 'valora-spec-version', contract.version)
      }
    },
  }),
  check({
    id: 'version/a-pinned-version-in-range-is-served',
    requirement: 'VER-3.3',
    needs: ['customers'],
    async run({ api, contract, expect, random }) {
      const pinned = (version: string) => ({ headers: { 'Valora-Spec-Version': version } })
      const name = random.name('customer')
      const control = await api.post('/customers', { name }, pinned(contract.version))
      expect.status(control, 201)
      const probe = await api.post('/customers', { name }, pinned(nextMajor(contract.version)))
      expect.problem(probe, 'spec_version_unsupported')
      const stored = await api.all<Customer>('/customers')
      expect.equal(stored.length, 1, 'a request with an unsupported version stores nothing')
    },
  }),
]
