import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { billingWorld } from '../../test/billing-world.ts'
import type { Tenant } from '../../test/billing-world.ts'
import { describePostgresql } from '../../test/database.ts'
import { seat, storage } from '../../test/sales.ts'

const program = fileURLToPath(new URL('../../test/billing-process.ts', import.meta.url))

/** A process that bills what is due: its exit, what it said, and how to kill it. */
const billingProcess = (url: string, now: string) => {
  const child = spawn(process.execPath, [program, url, now], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', error: '' }
  child.stdout.on('data', (text: Buffer) => { said.out += text.toString() })
  child.stderr.on('data', (text: Buffer) => { said.error += text.toString() })
  const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, ...said }))
  return { ended, kill: () => child.kill('SIGKILL') }
}

const perOrganization = 30
const boundaries = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'] as const
const now = '2026-04-30T02:00:00Z'

describePostgresql('processes that bill at once', (on) => {
  const dueTenants = async (): Promise<Tenant[]> => {
    const world = billingWorld(on.database, '2026-01-31T00:00:00Z')
    const tenants = [
      await world.tenant({ sales: [seat, storage], draftGraceHours: 1 }),
      await world.tenant({ sales: [seat, storage], draftGraceHours: 0 }),
      await world.tenant({ sales: [storage], draftGraceHours: 0 }),
    ]
    for (const { customer, subscribe, ingest } of tenants) {
      for (let made = 0; made < perOrganization; made += 1) {
        const { id } = await customer()
        await subscribe(id)
        await ingest(id, [{ id: 'e', timestamp: '2026-03-01T00:00:00Z', gigabytes: '1.5' }])
      }
    }
    return tenants
  }

  const expectBilledOnce = async ({ invoices, organizationId }: Tenant, first: number) => {
    const billed = []
    const { application } = billingWorld(on.database, now)
    let after: string | undefined
    for (let more = true; more;) {
      const page = await application.listInvoices({ organizationId, limit: 100, after })
      billed.push(...page.records)
      after = page.records.at(-1)?.id
      more = page.hasMore
    }
    const wanted = perOrganization * (boundaries.length - first)
    expect(billed).toHaveLength(wanted)
    const keys = billed.map(({ subscriptionId, turn }) => `${subscriptionId} ${turn}`)
    expect(new Set(keys).size).toBe(wanted)
    expect(billed.every(({ status }) => status === 'finalized')).toBe(true)
    expect(billed.map(({ number }) => Number(number?.slice(4))).toSorted((a, b) => a - b))
      .toEqual(Array.from({ length: wanted }, (_, index) => index + 1))
    const usage = billed.filter(({ turn }) => turn === 2).map(({ total }) => total)
    expect(new Set(usage)).toEqual(new Set([first === 0 ? '52.00' : '3.00']))
    expect(await invoices()).toHaveLength(Math.min(100, wanted))
  }

  test('bill every period once and number without a gap', async () => {
    const tenants = await dueTenants()
    const ended = await Promise.all([1, 2].map(() => billingProcess(on.url, now).ended))
    expect(ended).toMatchObject([{ code: 0, error: '' }, { code: 0, error: '' }])
    const shares = ended.map(({ out }) => Number(out))
    expect(Math.min(...shares), 'both had work').toBeGreaterThan(0)
    for (const [index, tenant] of tenants.entries()) {
      await expectBilledOnce(tenant, index === 2 ? 1 : 0)
    }
  })

  test('may be killed at any point', async () => {
    const tenants = await dueTenants()
    for (const pause_ms of [500, 650, 800]) {
      const victim = billingProcess(on.url, now)
      await new Promise((resolve) => { setTimeout(resolve, pause_ms) })
      victim.kill()
      await victim.ended
    }
    expect(await billingProcess(on.url, now).ended).toMatchObject({ code: 0, error: '' })
    for (const [index, tenant] of tenants.entries()) {
      await expectBilledOnce(tenant, index === 2 ? 1 : 0)
    }
  })
})
