import type { ScriptedTenant } from './scripted-tenant.ts'

/** All that an organization has billed, but for ids: equal texts mean equal invoices. */
export type Shown = {
  readonly digests: readonly string[]
  /** Each invoice whole, with its lines and its explanation. */
  readonly invoices: readonly string[]
  /** In ascending order. */
  readonly numbers: readonly string[]
}

const id = /\b[a-z]+_[0-9a-z]{26}\b/g

/** Ids are called by the order in which they are met. */
const naming = () => {
  const names = new Map<string, string>()
  return (text: string): string => text.replaceAll(id, (found) => {
    const name = names.get(found) ?? `${found.split('_')[0]} ${names.size + 1}`
    names.set(found, name)
    return name
  })
}

/** By customer, subscription and turn, which are those of the script in every organization. */
export const shownInvoices = async (tenant: ScriptedTenant): Promise<Shown> => {
  const named = naming()
  const shown = { digests: [] as string[], invoices: [] as string[], numbers: [] as string[] }
  for (const { customerId, ids } of tenant.customers) {
    const billed = (await tenant.invoices(customerId)).toSorted((one, other) =>
      ids.indexOf(one.subscriptionId ?? '') - ids.indexOf(other.subscriptionId ?? '')
      || Number(one.turn) - Number(other.turn))
    for (const { number, ...invoice } of billed) {
      const explanation = await tenant.explain(invoice.id)
      shown.digests.push(invoice.calculationDigest)
      shown.invoices.push(named(JSON.stringify({ ...invoice, explanation })))
      shown.numbers.push(number ?? 'none')
    }
  }
  return { ...shown, numbers: shown.numbers.toSorted() }
}
