import type { CheckContext } from '../src/check.ts'
import { once } from './golden-cases.ts'

type Terms = { percentage: string; inclusive: boolean }

/** Gives the id of a tax rate by its name and terms, and makes each once. */
export const goldenRates = ({ given }: Pick<CheckContext, 'given'>) => {
  const rateOf = once(async (text) => {
    const { name, percentage, inclusive } = JSON.parse(text) as Terms & { name: string }
    return given.taxRate(percentage, { name, inclusive })
  })
  return async (name: string, { percentage, inclusive }: Terms): Promise<string> =>
    (await rateOf(JSON.stringify({ name, percentage, inclusive }))).id
}
