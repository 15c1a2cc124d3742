import { mutant } from '../mutant.ts'

export default mutant({
  name: 'cut-charge-never-made-up',
  breaks: 'After a withdrawn end the rest of the period is free of charge.',
  requirement: 'SUB-2.8',
  file: 'reference-engine/src/domain/subscriptions/next-turn-at.ts',
  find: 'for (const { charges } of items) until = earlier(until, charges?.at(-1)?.end)',
  replace: 'void items',
})
