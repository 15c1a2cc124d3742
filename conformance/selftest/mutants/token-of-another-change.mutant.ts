import { mutant } from '../mutant.ts'

export default mutant({
  name: 'token-of-another-change',
  breaks: 'A token is good for other terms.',
  requirement: 'SUB-6.6',
  file: 'reference-engine/src/application/subscriptions/create-subscription-change.ts',
  find: '    && canonicalJson(preview.terms) === canonicalJson(termsJson(terms))\n',
  replace: '',
})
