import { mutant } from '../mutant.ts'

export default mutant({
  name: 'level-of-a-month',
  breaks: 'A level is forgotten after a month.',
  requirement: 'MTR-3.2',
  file: 'reference-engine/src/persistence/usage/window-statement.ts',
  find: 'order by r.hour desc, r.latest_timestamp desc, r.latest_event_id desc limit 1) as r',
  replace: [
    'and r.hour > w.before - interval \'31 days\'',
    '    order by r.hour desc, r.latest_timestamp desc, r.latest_event_id desc limit 1) as r',
  ].join('\n'),
})
