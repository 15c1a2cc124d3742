import { mutant } from '../mutant.ts'

export default mutant({
  name: 'overdue-a-day-later',
  breaks: 'An invoice is overdue a day after it is due.',
  requirement: 'SIM-1.6',
  file: 'reference-engine/src/application/invoices/past-due-jobs.ts',
  find: 'kind: \'mark_past_due\', subjectId, dueAt }]',
  replace: 'kind: \'mark_past_due\', subjectId,\n'
    + '    dueAt: dueAt.add({ hours: 24 }) }]',
})
