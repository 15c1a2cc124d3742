import { mutant } from '../mutant.ts'

export default mutant({
  name: 'ended-takes-late-usage',
  breaks: 'Usage is taken that no invoice will ever bill.',
  requirement: 'USG-7.3',
  file: 'reference-engine/src/application/invoices/close-usage.ts',
  find: 'if (endings.size > 0) await endUsageWindows([...endings.values()])',
  replace: 'void endUsageWindows',
})
