import type { Invoice } from '@valora/sdk'
import { billed } from '../../conformance/oracle/decimal-text.ts'
import { parse, sum } from '../../conformance/oracle/rational.ts'
import { table } from '../run/table.ts'
import type { Month } from './bill-month.ts'
import { differences, expectedInvoice, type Bill } from './prove.ts'
import type { Scene, Subscriber } from './set-up.ts'

type Billed = { subscriber: Subscriber; invoices: Invoice[]; faults: string[] }

type Telling = { month: Month; print: (line: string) => void }

const billOf = (scene: Scene, month: Month, { plan, zone, id }: Subscriber): Bill => ({
  start: scene.start,
  zone,
  minorDigits: scene.minorDigits.get(plan.currency) ?? 0,
  offers: plan.offers,
  events: month.events.filter(({ customer_id }) => customer_id === id),
})

/** All invoices of a customer with what is wrong with them: one at the start, one at the end. */
const proveSubscriber = async (
  scene: Scene, month: Month, subscriber: Subscriber,
): Promise<Billed> => {
  const { valora } = scene
  const query = { subscription_id: subscriber.subscriptionId }
  const invoices: Invoice[] = []
  for await (const invoice of valora.listInvoices.all({ query })) invoices.unshift(invoice)
  const bill = billOf(scene, month, subscriber)
  const wanted = [0, 1].map((number) => expectedInvoice(bill, number))
    .filter(({ lines }) => lines.length > 0)
  const faults: string[] = []
  if (invoices.length !== wanted.length) {
    faults.push(`${subscriber.name} has ${invoices.length} invoices, must have ${wanted.length}`)
  }
  for (const [index, expected] of wanted.entries()) {
    const invoice = invoices[index]
    if (invoice === undefined) continue
    const path = { invoice_id: invoice.id }
    const explanation = await valora.getInvoiceExplanation({ path })
    const found = differences(explanation, expected)
    if (invoice.status !== 'finalized') found.push(`it is ${invoice.status}, must be finalized`)
    if (invoice.total !== expected.total) found.push(`its total is ${invoice.total}`)
    faults.push(...found.map((fault) => `${invoice.number ?? invoice.id}: ${fault}`))
  }
  return { subscriber, invoices, faults }
}

/** Numbers from 1 on without a gap and without a repetition. */
const numberFaults = (invoices: readonly Invoice[]): string[] => {
  const numbers = invoices.map(({ number }) => Number(/\d+$/.exec(number ?? '')?.[0]))
    .toSorted((a, b) => a - b)
  const gapless = numbers.every((number, index) => number === index + 1)
  return gapless ? [] : ['invoice numbers have a gap or a repetition']
}

const usageFaults = ({ events, replays, answers }: Month): string[] => {
  const wanted = { accepted: events.length, duplicate: replays }
  return Object.entries(wanted)
    .filter(([status, count]) => (answers.get(status) ?? 0) !== count)
    .map(([status, count]) => `${answers.get(status) ?? 0} events ${status}, must be ${count}`)
}

const printInvoices = (all: readonly Billed[], print: (line: string) => void): void => {
  const rows = all.flatMap(({ subscriber, invoices }) => invoices.map((invoice) =>
    [invoice.number ?? '', subscriber.name, subscriber.zone, invoice.issued_at,
      `${invoice.total.padStart(14)} ${invoice.currency}`]))
  print(`\n${table(['number', 'customer', 'time zone', 'issued', 'total'],
    rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)))}`)
}

/** Prints the invoices and what was proved of them; false when anything is wrong. */
export const report = async (scene: Scene, { month, print }: Telling): Promise<boolean> => {
  const all: Billed[] = []
  for (const subscriber of scene.subscribers) {
    all.push(await proveSubscriber(scene, month, subscriber))
  }
  const invoices = all.flatMap((one) => one.invoices)
  printInvoices(all, print)
  const currencies = [...new Set(invoices.map(({ currency }) => currency))].toSorted()
  const totals = currencies.map((currency) => {
    const own = invoices.filter((invoice) => invoice.currency === currency)
    const total = sum(own.map((invoice) => parse(invoice.total)))
    return [currency, String(own.length), billed(total, scene.minorDigits.get(currency) ?? 0)]
  })
  print(`\n${table(['currency', 'invoices', 'billed'], totals)}`)
  const faults = [...all.flatMap((one) => one.faults), ...usageFaults(month),
    ...numberFaults(invoices)]
  for (const fault of faults.slice(0, 20)) print(`WRONG ${fault}`)
  if (faults.length > 0 || invoices.length === 0) {
    print(`\nNot proved: ${faults.length} faults in ${invoices.length} invoices`)
    return false
  }
  print(`\nProved: ${invoices.length} invoices equal their own recomputation line by line,`)
  print(`${month.events.length} events counted once, ${month.replays} replays not at all,`)
  print('every digest and checksum recomputed, numbers gapless')
  return true
}
