import { mutant } from '../mutant.ts'

export default mutant({
  name: 'published-twice',
  breaks: 'A published version is published again.',
  requirement: 'SUB-7.3',
  file: 'reference-engine/src/application/plans/publish-plan-version.ts',
  find: 'const status = transition(planVersionMachine, {',
  replace: [
    'if (draft.status === \'published\') return draft',
    '      const status = transition(planVersionMachine, {',
  ].join('\n'),
})
