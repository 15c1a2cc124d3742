import { mutant } from '../mutant.ts'

export default mutant({
  name: 'made-up-beyond-the-new-end',
  breaks: 'What is made up for after an end was put off is charged beyond the new end.',
  requirement: 'SUB-2.8',
  file: 'reference-engine/src/domain/subscriptions/open-items.ts',
  find: 'const isDue = ahead || period.start.equals(at)',
  replace: 'const isDue = ahead || period.start.equals(at)\n'
    + '  if (!ahead) period.end = natural.end',
})
