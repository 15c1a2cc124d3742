import { creditGrantMachine } from '../../domain/credits/grant-status.ts'
import { transition } from '../../domain/state-machine.ts'
import { inBillingWork } from '../billing/billing-work.ts'
import type { BillingDependencies } from '../billing/billing-work.ts'
import { holdClock } from '../billing/hold-clock.ts'
import { found } from '../found.ts'
import type { Caller } from '../ports.ts'
import { endGrant } from './end-grant.ts'
import { shownGrant } from './shown-grant.ts'
import type { ShownGrant } from './shown-grant.ts'

/** Takes back what is left of a grant (CRD 3.6). */
export const voidCreditGrant = (dependencies: BillingDependencies) =>
  (caller: Caller, id: string): Promise<ShownGrant> =>
    inBillingWork({ dependencies, caller, action: 'voidCreditGrant' }, async (work) => {
      const { store } = work
      const { currencies } = dependencies
      const { organizationId } = caller
      const named = { organizationId, id }
      const { customerId } =
        await found(store.creditGrants.find(named), 'credit_grant_not_found')
      const now = await holdClock(work, await work.customer({ organizationId, customerId }))
      const job = { ...named, customerId, kind: 'expire_credit_grant', subjectId: id } as const
      await store.jobs.holdMany([job])
      const grant = await found(store.creditGrants.findForUpdate(named), 'credit_grant_not_found')
      const { status: state } = shownGrant(grant, { now, currencies })
      transition(creditGrantMachine, { state, action: 'void' })
      const voided = await endGrant(work, { grant, how: 'voided', at: now })
      await store.jobs.removeMany([job])
      return shownGrant(voided, { now, currencies })
    })
