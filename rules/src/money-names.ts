const money = [
  /(^|_)(amount|amounts|total|totals|subtotal|balance|price|cost|fee)$/,
  /^(amount|balance|unit_price|total)_(due|paid|unrounded|remaining|before|after)$/,
  /(^|_)residue$/,
]
const measures = [/(^|_)(quantity|quantities|up_to|fraction|percentage)$/, /^package_size$/]

const matches = (patterns: RegExp[], name: string) => patterns.some((each) => each.test(name))

/** True when the name says money, a price or a quantity. */
export const isMoneyName = (name: string): boolean =>
  isCurrencyBoundName(name) || matches(measures, name)

/** True when the name says money, which means nothing without a currency. */
export const isCurrencyBoundName = (name: string): boolean => matches(money, name)

/** True for components such as `Amount`, `ExactAmount` and `UnitPrice`. */
export const isMoneySchemaName = (name: string): boolean => /(Amount|UnitPrice)$/.test(name)

/** True for components whose text is a decimal. */
export const isDecimalSchemaName = (name: string): boolean =>
  isMoneySchemaName(name) || /(Quantity|Decimal|Rate)$/.test(name)
