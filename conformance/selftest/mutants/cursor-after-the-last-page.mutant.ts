import { mutant } from '../mutant.ts'

export default mutant({
  name: 'cursor-after-the-last-page',
  breaks: 'The last page has a cursor, too.',
  requirement: 'PAG-4.1',
  file: 'reference-engine/src/api/convert/list-body.ts',
  find: [
    '  const next = hasMore && last !== undefined ? wanted.cursorAfter(key(last)) : null',
    '  return { data: records.map(body), has_more: next !== null, next_cursor: next }',
  ].join('\n'),
  replace: [
    '  const next = last === undefined ? null : wanted.cursorAfter(key(last))',
    '  return { data: records.map(body), has_more: hasMore, next_cursor: next }',
  ].join('\n'),
})
