import { mutant } from '../mutant.ts'

export default mutant({
  name: 'invalid-request-keeps-its-key',
  breaks: 'A request that breaks its schema uses up its key.',
  requirement: 'IDM-1.6',
  file: 'reference-engine/src/api/serve-operation.ts',
  find: [
    '    const accepted = reader({',
    '      url, headers, bytes, params: request.params as { [name: string]: string },',
    '    })',
  ].join('\n'),
  replace: [
    '    const params = request.params as { [name: string]: string }',
    '    const arrived = Promise.resolve({ url, headers, bytes, params })',
    '    const accepted = await arrived.then(reader).catch(async (error: unknown) => {',
    '      const used = headers[\'idempotency-key\']',
    '      if (used === undefined) throw error',
    '      const { organizationId: scope } = identityOf(request)',
    '      const { body } = problemOf(error, request.id)',
    '      await serving.once({',
    '        scope: { scope, method: operation.method, path: url, key: used },',
    '        requestHash: \'\', detached: true,',
    '        work: async () => problemAnswer(body.status, body),',
    '      })',
    '      throw error',
    '    })',
  ].join('\n'),
})
