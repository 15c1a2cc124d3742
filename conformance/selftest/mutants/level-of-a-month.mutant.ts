import { mutant } from '../mutant.ts'

export default mutant({
  name: 'level-of-a-month',
  breaks: 'A level is forgotten after a month.',
  requirement: 'MTR-3.2',
  file: 'reference-engine/src/persistence/usage/window-statement.ts',
  find: [
    'and r.meter_number = w.meter and r.hour < w.before',
    '    order by r.hour desc',
  ].join('\n'),
  replace: [
    'and r.meter_number = w.meter and r.hour < w.before',
    '    and r.hour > w.before - interval \'31 days\' order by r.hour desc',
  ].join('\n'),
})
