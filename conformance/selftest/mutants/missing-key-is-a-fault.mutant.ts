import { mutant } from '../mutant.ts'

export default mutant({
  name: 'missing-key-is-a-fault',
  breaks: 'A missing key is refused as any other fault.',
  requirement: 'IDM-1.2',
  file: 'reference-engine/src/api/request/request-reader.ts',
  find: 'throw onlyTheKey ? new Refusal(\'idempotency_key_required\') : invalidRequest(faults)',
  replace: 'throw invalidRequest(onlyTheKey ? [first] : faults)',
})
