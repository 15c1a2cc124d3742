import { mutant } from '../mutant.ts'

export default mutant({
  name: 'month-ends-chained',
  breaks: 'A period is counted from the one before it, so 31 January drifts to the 28th.',
  requirement: 'TIM-4.1',
  file: 'reference-engine/src/domain/time/billing-period.ts',
  find: '  const moved = local.add(\n'
    + '    { [`${interval.unit}s`]: number * interval.count }, { overflow: \'constrain\' })\n',
  replace: '  const one = { [`${interval.unit}s`]: Math.sign(number) * interval.count }\n'
    + '  let moved = local\n'
    + '  for (let step = 0; step < Math.abs(number); step += 1) moved = moved.add(one)\n',
})
