import { mutant } from '../mutant.ts'

export default mutant({
  name: 'effects-of-one-instant-skipped',
  breaks: 'A page of effects skips those of its last instant.',
  requirement: 'SIM-1.5',
  file: 'reference-engine/src/persistence/test-clocks/test-clock-effect-repository.ts',
  find: '    const later = after === undefined ? sql`` : sql`and (at, position)\n'
    + '      > (${instantText(after.at)}::timestamptz,'
    + ' ${after.position.toString()}::bigint)`\n',
  replace: '    const later = after === undefined ? sql`` : sql`and at >'
    + ' ${instantText(after.at)}::timestamptz`\n',
})
