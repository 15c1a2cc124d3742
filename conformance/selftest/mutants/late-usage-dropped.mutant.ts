import { mutant } from '../mutant.ts'

export default mutant({
  name: 'late-usage-dropped',
  breaks: 'Late usage is taken and never billed.',
  requirement: 'USG-7.1',
  file: 'reference-engine/src/application/billing/late-usage-lines.ts',
  find: 'if (line !== undefined) lines.push(line)',
  replace: 'void line',
})
