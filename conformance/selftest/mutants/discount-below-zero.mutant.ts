import { mutant } from '../mutant.ts'

export default mutant({
  name: 'discount-below-zero',
  breaks: 'An amount discount takes off more than there is.',
  requirement: 'PRC-6.3',
  file: 'reference-engine/src/domain/pricing/discounts.ts',
  find: [
    '      ? stepOf(discount, { amount: running, amountWithout }) : undefined',
    '    if (!step) continue',
    '    steps.push(step)',
    '    running = running.plus(step.amountUnrounded)',
    '  }',
    '  assert(!running.isNegative(), \'no discount goes below zero\')',
  ].join('\n'),
  replace: [
    '      ? stepOf(discount, {',
    '        amount: discount.type === \'amount\' ? discount.amount : running, amountWithout,',
    '      }) : undefined',
    '    if (!step) continue',
    '    steps.push(step)',
    '    running = running.plus(step.amountUnrounded)',
    '  }',
    '  assert(order.length > 0, \'discounts have an order\')',
  ].join('\n'),
})
