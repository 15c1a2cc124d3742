import type { CreditsApplication } from '../../application/credits-application.ts'
import {
  creditNoteBody, creditNotePreviewBody, creditNoteTerms,
} from '../convert/credit-notes.ts'
import { byId, listBody } from '../convert/list-body.ts'
import type { Handlers } from '../handler.ts'

export const creditNoteHandlers = (application: CreditsApplication) => ({
  createCreditNote: async ({ body, ...caller }) => {
    const note = await application.createCreditNote(caller, creditNoteTerms(body))
    return { status: 201, body: creditNoteBody(note) }
  },
  previewCreditNote: async ({ body, ...caller }) => {
    const terms = creditNoteTerms(body)
    const calculated = await application.previewCreditNote(caller, terms)
    return { status: 200, body: creditNotePreviewBody(terms.invoiceId, calculated) }
  },
  listCreditNotes: async ({ organizationId, query, page }) => {
    const { limit, after } = page
    const found = await application.listCreditNotes({
      organizationId, customerId: query.customer_id, invoiceId: query.invoice_id, limit, after,
    })
    return { status: 200, body: listBody(page, found, { key: byId, body: creditNoteBody }) }
  },
  getCreditNote: async ({ organizationId, params: { credit_note_id: id } }) => {
    const note = await application.getCreditNote({ organizationId, id })
    return { status: 200, body: creditNoteBody(note) }
  },
  voidCreditNote: async ({ params, ...caller }) => {
    const note = await application.voidCreditNote(caller, params.credit_note_id)
    return { status: 200, body: creditNoteBody(note) }
  },
}) satisfies Handlers<'createCreditNote' | 'previewCreditNote' | 'listCreditNotes'
  | 'getCreditNote' | 'voidCreditNote'>
