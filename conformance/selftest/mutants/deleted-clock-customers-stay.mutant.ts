import { mutant } from '../mutant.ts'

export default mutant({
  name: 'deleted-clock-customers-stay',
  breaks: 'Customers of a deleted clock are not archived.',
  requirement: 'SIM-1.7',
  file: 'reference-engine/src/application/test-clocks/delete-test-clock.ts',
  find: '      await store.testClocks.archiveCustomers(\n'
    + '        { organizationId, testClockId, archivedAt: deletedAt })\n',
  replace: '',
})
