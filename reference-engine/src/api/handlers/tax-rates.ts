import type { CreditsApplication } from '../../application/credits-application.ts'
import { byId, listBody } from '../convert/list-body.ts'
import { taxRateBody, taxRateDraft } from '../convert/tax-rates.ts'
import type { Handlers } from '../handler.ts'

export const taxRateHandlers = (application: CreditsApplication) => ({
  createTaxRate: async ({ body, ...caller }) => {
    const rate = await application.createTaxRate(caller, taxRateDraft(body))
    return { status: 201, body: taxRateBody(rate) }
  },
  listTaxRates: async ({ page, ...caller }) => {
    const found = await application.listTaxRates(caller, page)
    return { status: 200, body: listBody(page, found, { key: byId, body: taxRateBody }) }
  },
  getTaxRate: async ({ params, ...caller }) => {
    const rate = await application.getTaxRate(caller, params.tax_rate_id)
    return { status: 200, body: taxRateBody(rate) }
  },
  archiveTaxRate: async ({ params, ...caller }) => {
    const rate = await application.archiveTaxRate(caller, params.tax_rate_id)
    return { status: 200, body: taxRateBody(rate) }
  },
}) satisfies Handlers<'createTaxRate' | 'listTaxRates' | 'getTaxRate' | 'archiveTaxRate'>
