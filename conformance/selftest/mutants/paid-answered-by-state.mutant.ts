import { mutant } from '../mutant.ts'

export default mutant({
  name: 'paid-answered-by-state',
  breaks: 'A payment on a paid invoice is refused by its state, not by its amount.',
  requirement: 'INV-1.7',
  file: 'reference-engine/src/domain/invoicing/record-payment.ts',
  find: '  if (amountRemaining.minus(amount).isNegative()) {\n',
  replace: [
    '  if (amountRemaining.isZero()) {',
    '    throw new Refusal(\'invalid_state_transition\',',
    '      { state: paymentStatus, action: \'record_payment\', allowed_actions: [] })',
    '  }',
    '  if (amountRemaining.minus(amount).isNegative()) {\n',
  ].join('\n'),
})
