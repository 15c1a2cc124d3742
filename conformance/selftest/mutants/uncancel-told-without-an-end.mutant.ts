import { mutant } from '../mutant.ts'

export default mutant({
  name: 'uncancel-told-without-an-end',
  breaks: 'A refusal offers to withdraw an end where none is scheduled.',
  requirement: 'SUB-1.6',
  file: 'reference-engine/src/domain/subscriptions/status-after.ts',
  find: '{ state, ...asked, refused })',
  replace: '{ state, ...asked })',
})
