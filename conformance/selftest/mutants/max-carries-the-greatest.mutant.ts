import { mutant } from '../mutant.ts'

export default mutant({
  name: 'max-carries-the-greatest',
  breaks: 'A max meter carries the greatest value there ever was.',
  requirement: 'MTR-3.3',
  file: 'reference-engine/src/persistence/usage/window-statement.ts',
  find: 'order by r.hour desc, r.latest_timestamp desc, r.latest_event_id desc limit 1) as r',
  replace: 'order by r.max desc nulls last, r.hour desc, r.latest_timestamp desc limit 1) as r',
})
