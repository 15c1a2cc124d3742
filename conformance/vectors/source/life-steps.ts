import type { Command, ModelEvent, Settlement, Step } from '../../oracle/model/command.ts'

/** `01-11T06:00` of 2026, or with a year of its own, as an instant. */
export const instant = (time: string): string => {
  const dated = /^\d{4}-/.test(time) ? time : `2026-${time}`
  const [day = '', clock = '00:00'] = dated.split('T')
  return `${day}T${clock.split(':').length > 2 ? clock : `${clock}:00`}Z`
}

type Words = {
  /** What follows a name and a colon: `at:01-11`. */
  named: (name: string) => string | undefined
  /** Whether a word stands alone. */
  has: (word: string) => boolean
  /** The first word that stands alone. */
  first: string | undefined
  /** Quantities: `seats=2`. */
  items: { price: string; quantity: string }[]
}

const wordsOf = (words: readonly string[]): Words => {
  const plain = words.filter((word) => !/[=:]/.test(word))
  return {
    named: (name) => words.find((word) => word.startsWith(`${name}:`))?.slice(name.length + 1),
    has: (word) => plain.includes(word),
    first: plain[0],
    items: words.filter((word) => word.includes('=')).map((word) => {
      const [price = '', quantity = ''] = word.split('=')
      return { price, quantity }
    }),
  }
}

const timed = <Name extends string>(name: Name, time: string | undefined) =>
  (time === undefined ? {} : { [name]: instant(time) }) as Partial<Record<Name, string>>

const itemsOf = ({ items }: Words) => (items.length === 0 ? {} : { items })

const settlementOf = (words: Words, other: Settlement): { settlement?: Settlement } =>
  words.has(other) ? { settlement: other } : {}

const createOf = (words: Words): Command => ({
  do: 'create', plan: words.first ?? '', ...itemsOf(words),
  ...timed('start_at', words.named('start')), ...timed('trial_end', words.named('trial')),
  ...timed('billing_anchor', words.named('anchor')),
  ...words.has('second') ? { proration_unit: 'second' as const } : {},
  ...words.named('tax') === undefined ? {} : { tax_rates: words.named('tax')?.split('+') ?? [] },
})

const changeOf = (words: Words): Command => ({
  do: 'change',
  ...words.named('at') !== undefined
    ? { effective: 'at', ...timed('effective_at', words.named('at')) }
    : { effective: words.has('period_end') ? 'period_end' : 'now' },
  ...words.named('to') === undefined ? {} : { plan: words.named('to') ?? '' }, ...itemsOf(words),
  ...settlementOf(words, 'none'), ...words.has('carry') ? { tier_continuity: 'carry' } : {},
})

const cancelOf = (words: Words): Command => ({
  do: 'cancel',
  ...words.named('at') !== undefined
    ? { mode: 'at', ...timed('cancel_at', words.named('at')) }
    : { mode: words.has('now') ? 'now' : 'period_end' },
  ...settlementOf(words, 'prorate'),
})

const grantOf = (words: Words): Command =>
  ({ do: 'grant', amount: words.first ?? '', ...timed('expires_at', words.named('expires')) })

const numbered = (words: Words): number => Number(words.first ?? '0')

const commands: Record<string, (words: Words) => Command> = {
  create: createOf, change: changeOf, cancel: cancelOf, grant: grantOf,
  uncancel: () => ({ do: 'uncancel' }),
  pause: (words) => ({ do: 'pause', ...settlementOf(words, 'none') }),
  resume: (words) => ({ do: 'resume', ...words.has('now') ? { anchor: 'now' } : {} }),
  withdraw: (words) => ({ do: 'withdraw_change', change: numbered(words) }),
  pay: (words) => ({ do: 'pay', invoice: numbered(words) }),
  void: (words) => ({ do: 'void_invoice', invoice: numbered(words) }),
  coupon: (words) => ({ do: 'apply_coupon', coupon: words.first ?? '' }),
  wait: () => ({ do: 'wait' }),
}

/** `calls 12` as an event of that moment. */
const eventOf = (at: string, [event_name = '', amount = '']: readonly string[], number: number):
ModelEvent => ({ id: `e${number}`, event_name, timestamp: at, properties: { amount } })

/** Steps as texts: an instant, what is done, and its words in any order. */
export const stepsOf = (rows: readonly string[]): Step[] => rows.map((row, index) => {
  const [time = '', verb = '', ...words] = row.split(' ')
  const at = instant(time)
  if (verb === 'usage') return { at, do: 'usage', events: [eventOf(at, words, index + 1)] }
  const made = commands[verb]
  if (made === undefined) throw new Error(`no step is called ${verb}`)
  return { at, ...made(wordsOf(words)) }
})
