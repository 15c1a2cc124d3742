import { mutant } from '../mutant.ts'

export default mutant({
  name: 'customers-without-a-version',
  breaks: 'Answers about customers do not name the spec version.',
  requirement: 'VER-3.2',
  file: 'reference-engine/src/api/server.ts',
  find: 'void reply.header(\'valora-spec-version\', contract.version)',
  replace: [
    'const silent = request.url.startsWith(\'/v1/customers\')',
    '    void (silent ? reply : reply.header(\'valora-spec-version\', contract.version))',
  ].join('\n'),
})
