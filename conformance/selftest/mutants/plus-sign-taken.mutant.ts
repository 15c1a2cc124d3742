import { mutant } from '../mutant.ts'

export default mutant({
  name: 'plus-sign-taken',
  breaks: 'A decimal string may have a plus sign and leading zeros.',
  requirement: 'MON-1.2',
  file: 'reference-engine/src/api/request/read-body.ts',
  find: 'const body = parseJson(bytes)',
  replace: [
    'const plain = Buffer.from(bytes).toString(\'utf8\').replaceAll(/"\\+?0*(\\d+)"/g, \'"$1"\')',
    '    const body = parseJson(Buffer.from(plain))',
  ].join('\n'),
})
