import { mutant } from '../mutant.ts'

export default mutant({
  name: 'uncancel-without-an-end',
  breaks: 'An end can be withdrawn where none is scheduled.',
  requirement: 'SUB-2.5',
  file: 'reference-engine/src/domain/subscriptions/status-after.ts',
  find: '  if (!refused.some((action) => action === asked.action)) return status\n',
  replace: '  return status\n',
})
