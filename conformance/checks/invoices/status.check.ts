import type { Invoice, InvoiceExplanation } from '@valora/spec/types'
import { check } from '../../src/check.ts'
import type { CheckContext } from '../../src/check.ts'

const needs = ['invoices']
const fixed = { pricing: { type: 'flat', amount: '10' } } as const

/** The invoice of a subscription's start, which bills the fixed charge of its first period. */
const first = async (
  { expect, given }: CheckContext, draft_grace_hours: number,
): Promise<Invoice> => {
  const { subscription } = await given.billing({ fixed, draft_grace_hours })
  return expect.present((await given.invoices(subscription))[0], 'a charge in advance is invoiced')
}

const act = async ({ api }: CheckContext, { id }: Invoice, action: 'finalize' | 'void') =>
  api.post<Invoice>(`/invoices/${id}/${action}`)

const read = async ({ api }: CheckContext, { id }: Invoice): Promise<Invoice> =>
  (await api.get<Invoice>(`/invoices/${id}`)).body

export default [
  check({
    id: 'invoices/goes-from-draft-to-finalized-to-void',
    requirement: 'INV-1.1',
    needs,
    async run(context) {
      const { expect } = context
      const draft = await first(context, 1)
      expect.equal([draft.status, draft.payment_status, draft.number, draft.finalized_at,
        draft.voided_at], ['draft', null, null, null, null], 'a draft has no payment status')
      const done = expect.status(await act(context, draft, 'finalize'), 200).body
      expect.equal(done.status, 'finalized', 'finalizing a draft makes it final')
      expect.present(done.payment_status, 'a finalized invoice has a payment status')
      expect.present(done.finalized_at, 'and says when it was finalized')
      expect.equal(await read(context, draft), done, 'it is stored so')
      const gone = expect.status(await act(context, draft, 'void'), 200).body
      expect.equal(gone.status, 'void', 'voiding takes it out of force')
      expect.present(gone.voided_at, 'and says when')
      expect.equal(await read(context, draft), gone, 'it is stored so')
    },
  }),
  check({
    id: 'invoices/something-to-pay-is-unpaid',
    requirement: 'INV-1.2',
    needs,
    async run(context) {
      const invoice = await first(context, 0)
      context.expect.equal([invoice.status, invoice.payment_status, invoice.amount_due],
        ['finalized', 'unpaid', '10.00'], 'what is due is unpaid')
      const draft = await first(context, 1)
      const { body } = await act(context, draft, 'finalize')
      context.expect.equal(body.payment_status, 'unpaid', 'also when it is finalized by hand')
    },
  }),
  check({
    id: 'invoices/nothing-to-pay-is-not-required',
    requirement: 'INV-6.2',
    needs,
    async run({ expect, given }) {
      const { clock, customer, meter, subscription } = await given.billing()
      await given.advance(clock, '2026-02-28T00:00:00Z')
      const [zero] = await given.invoices(subscription)
      expect.equal([zero?.status, zero?.payment_status, zero?.total, zero?.amount_due],
        ['finalized', 'not_required', '0.00', '0.00'], 'a total of zero needs no payment')
      await given.ingest(customer, [{ event_name: meter.event_name,
        timestamp: '2026-02-10T00:00:00Z', properties: { amount: '0.01' } }])
      await given.advance(clock, '2026-03-01T00:00:00Z')
      const [, cent] = await given.invoices(subscription)
      expect.equal([cent?.payment_status, cent?.total], ['unpaid', '0.01'], 'one cent needs one')
    },
  }),
  check({
    id: 'invoices/a-finalized-invoice-never-changes',
    requirement: 'INV-2.1',
    needs,
    async run(context) {
      const { api, expect, given, random } = context
      const scene = await given.billing({ fixed })
      const { id } = expect.present((await given.invoices(scene.subscription))[0], 'it is invoiced')
      const look = async () => ({
        invoice: (await api.get<Invoice>(`/invoices/${id}`)).body,
        lines: (await api.get(`/invoices/${id}/lines`)).body,
        explanation: (await api.get<InvoiceExplanation>(`/invoices/${id}/explanation`)).body,
      })
      const before = await look()
      expect.equal([before.invoice.status, before.invoice.customer.name],
        ['finalized', scene.customer.name], 'the customer is on the finalized invoice')
      const name = random.name('renamed')
      const patch = { name, email: 'new@valora.example', external_id: 'new' }
      expect.status(await api.patch(`/customers/${scene.customer.id}`, patch), 200)
      expect.status(await api.patch('/organization', { invoice_number_prefix: 'NEW' }), 200)
      for (const path of [`/prices/${scene.fixed?.id}`, `/products/${scene.fixed?.product_id}`,
        `/plans/${scene.plan.id}`, `/meters/${scene.meter.id}`]) {
        expect.status(await api.post(`${path}/archive`), 200)
      }
      await given.advance(scene.clock, '2026-03-01T00:00:00Z')
      expect.equal(await look(), before, 'later edits do not reach it')
      const later = (await given.invoices(scene.subscription)).at(-1)
      expect.equal(later?.customer.name, name, 'they reach the invoices that follow')
      const gone = expect.status(await api.post<Invoice>(`/invoices/${id}/void`), 200).body
      const { status, voided_at, payment_status, updated_at } = gone
      const invoice = { ...before.invoice, status, voided_at, payment_status, updated_at }
      expect.equal({ ...(await look()), invoice: gone }, { ...before, invoice },
        'voiding changes nothing else')
    },
  }),
]
