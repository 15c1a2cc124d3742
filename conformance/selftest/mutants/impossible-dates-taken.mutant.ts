import { mutant } from '../mutant.ts'

export default mutant({
  name: 'impossible-dates-taken',
  breaks: 'An instant on an impossible date passes validation.',
  requirement: 'TIM-1.1',
  file: 'reference-engine/src/api/validation/validators.ts',
  find: 'validate: isInstantText',
  replace: 'validate: (text: string) => isInstantText(text) || text.length > 0',
})
