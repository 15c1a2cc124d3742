import { mutant } from '../mutant.ts'

export default mutant({
  name: 'items-renamed-by-a-change',
  breaks: 'Every change gives items new ids.',
  requirement: 'SUB-6.9',
  file: 'reference-engine/src/domain/subscriptions/apply-change.ts',
  find: '    return known ? { ...known, quantity: term.quantity } : term\n',
  replace: '    return known ? { ...known, quantity: term.quantity,\n'
    + '      id: `${known.id.slice(0, -1)}${known.id.endsWith(\'0\') ? \'1\' : \'0\'}` } :'
    + ' term\n',
})
