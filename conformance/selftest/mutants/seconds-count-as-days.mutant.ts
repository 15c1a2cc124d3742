import { mutant } from '../mutant.ts'

export default mutant({
  name: 'seconds-count-as-days',
  breaks: 'The unit second counts days.',
  requirement: 'PRO-1.3',
  file: 'reference-engine/src/domain/time/portion.ts',
  find: '  if (unit === \'second\') {\n',
  replace: '  if (unit === \'second\' && timeZone === \'\') {\n',
})
