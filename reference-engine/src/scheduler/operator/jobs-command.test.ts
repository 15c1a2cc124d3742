import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from '../../../test/database.ts'
import { at } from '../../../test/records.ts'
import { openPglite } from '../../persistence/connection/open-pglite.ts'
import { jobInspection } from '../../persistence/jobs/job-inspection.ts'
import { requireMigrated } from '../../persistence/migrations/migrate.ts'
import { createStore } from '../../persistence/store.ts'
import { jobsCommand } from './jobs-command.ts'
import { jobsHelp } from './jobs-help.ts'
import type { OperatedJobs } from './operated-jobs.ts'

const now = at('2026-02-01T12:00:00Z')

const command = async (args: readonly string[], jobs: () => OperatedJobs) => {
  const printed = { out: '', err: '' }
  const code = await jobsCommand([...args], {
    out: (text) => { printed.out += text },
    err: (text) => { printed.err += text },
    now: () => now,
    open: () => Promise.resolve({ jobs: jobs(), close: () => Promise.resolve() }),
  })
  return { code, ...printed }
}

test.each([
  [[], 'expected list, show or retry, got nothing'],
  [['stop'], "expected list, show or retry, got 'stop'"],
  [['list', 'sub_1'], 'jobs list takes no ID: jobs show does'],
  [['list', '--all'], '--all belongs to jobs retry'],
  [['list', '--kind', 'run'], '--kind must be one of run_turn, finalize_invoice, mark_past_due, '
    + `expire_credit_grant, resume_test_clock, not 'run'`],
  [['list', '--state', 'dead'],
    "--state must be one of failing, late, due, ahead, on_clock, not 'dead'"],
  [['list', '--limit', '1001'], "--limit takes a whole number from 1 to 1000, not '1001'"],
  [['list', '--what'], "Unknown option '--what'"],
  [['show'], 'jobs show needs an ID'],
  [['show', 'a', 'b'], 'jobs show takes one ID'],
  [['show', 'a', '--kind', 'run_turn'], '--kind belongs to jobs list and retry'],
  [['retry'], 'jobs retry needs either an ID or --all'],
  [['retry', 'a', '--all'], 'jobs retry needs either an ID or --all'],
  [['retry', '--all', '--limit', '5'], '--limit belongs to jobs list'],
  [['list', '--data', ''], '--data must not be empty'],
])('%j is wrong usage', async (args, message) => {
  const unused = () => { throw new Error('nothing is opened') }
  expect(await command(args, unused)).toEqual({
    code: 2, out: '', err: `valora-engine jobs: ${message}; see valora-engine jobs --help\n`,
  })
})

test('help is no fault', async () => {
  const unused = () => { throw new Error('nothing is opened') }
  expect(await command(['--help'], unused)).toEqual({ code: 0, out: jobsHelp, err: '' })
})

test('a database that no engine made ready is refused', async () => {
  const database = await openPglite({})
  await expect(requireMigrated(database)).rejects.toThrow(/lacks migration 0001-tenants: start an/)
  await database.close()
})

describeDatabases('the jobs of an operator', (on) => {
  const setting = async () => {
    const store = createStore(on.database)
    await sql`delete from jobs`.execute(on.database.queries)
    const job = (subjectId: string, seconds: number, testClockId: string | null = null) => ({
      organizationId: 'org_1', kind: 'run_turn' as const, subjectId, customerId: 'cus_1',
      testClockId, dueAt: now.subtract({ seconds }),
    })
    const failing = { ...job('inv_1', 3000), kind: 'finalize_invoice' as const }
    await store.jobs.scheduleMany([
      failing, job('sub_late', 60), job('sub_due', 59), job('sub_ahead', -1),
      job('sub_clock', 99, 'clk_1'), { ...job('sub_ahead', -9), kind: 'mark_past_due' },
    ])
    const availableAt = now.add({ minutes: 10 })
    await store.jobs.fail(failing, { error: 'TypeError: no\u001b price\nat x', availableAt })
    const jobs = jobInspection(on.database.queries)
    const run = (...args: string[]) => command(args, () => jobs)
    const json = async (...args: string[]) => {
      const { code, out, err } = await run(...args, '--json')
      expect([code, err]).toEqual([0, ''])
      return JSON.parse(out) as { jobs: { subject_id: string }[]; has_more: boolean }
    }
    const claim = () => store.transaction(async (repositories) => {
      const due = { kind: 'finalize_invoice' as const, now, limit: 9 }
      return (await repositories.jobs.claimDue(due)).map(({ subjectId }) => subjectId)
    })
    return { store, failing, availableAt, run, json, claim }
  }

  test('are counted by kind and state, and what waits is listed', async () => {
    const { json, failing, availableAt } = await setting()
    const none = { failing: 0, late: 0, due: 0, ahead: 0, on_clock: 0 }
    const listed = await json('list')
    expect(listed).toMatchObject({
      at: String(now), has_more: false,
      kinds: [
        { kind: 'finalize_invoice', ...none, failing: 1, oldest_due_at: String(failing.dueAt) },
        { kind: 'mark_past_due', ...none, ahead: 1, oldest_due_at: null },
        { kind: 'run_turn', ...none, late: 1, due: 1, ahead: 1, on_clock: 1,
          oldest_due_at: '2026-02-01T11:59:00Z' },
      ],
    })
    expect(listed.jobs[0]).toEqual({
      organization_id: 'org_1', kind: 'finalize_invoice', subject_id: 'inv_1',
      customer_id: 'cus_1', test_clock_id: null, state: 'failing', due_at: String(failing.dueAt),
      available_at: String(availableAt), attempts: 1,
      last_error: 'TypeError: no\u001b price\nat x',
    })
    const ids = async (...args: string[]) =>
      (await json('list', ...args)).jobs.map(({ subject_id }) => subject_id)
    expect(await ids()).toEqual(['inv_1', 'sub_late', 'sub_due'])
    expect(await ids('--state', 'on_clock')).toEqual(['sub_clock'])
    expect(await ids('--kind', 'run_turn', '--limit', '1')).toEqual(['sub_late'])
    expect(await json('list', '--limit', '1')).toMatchObject({ has_more: true })
  })

  test('are shown to people as tables', async () => {
    const { run } = await setting()
    const { out } = await run('list', '--limit', '2')
    expect(out.split('\n').filter((line) => !line.startsWith('-'))).toEqual([
      'Jobs at 2026-02-01T12:00:00Z', '',
      'kind              failing  late  due  ahead  on_clock  oldest due',
      'finalize_invoice  1        0     0    0      0         2026-02-01T11:10:00Z',
      'mark_past_due     0        0     0    1      0         -'.trimEnd(),
      'run_turn          0        1     1    1      1         2026-02-01T11:59:00Z', '',
      'subject   kind              state    due at                attempts  next try          '
        + '    organization  last error',
      'inv_1     finalize_invoice  failing  2026-02-01T11:10:00Z  1         2026-02-01T12:10:0'
        + '0Z  org_1         TypeError: no  price',
      'sub_late  run_turn          late     2026-02-01T11:59:00Z  0         2026-02-01T11:59:0'
        + '0Z  org_1', '',
      'There are more: see --limit, --kind and --state.', '',
    ])
  })

  test('about one subject are shown together', async () => {
    const { run, json } = await setting()
    expect((await json('show', 'sub_ahead')).jobs).toMatchObject(
      [{ kind: 'run_turn', state: 'ahead' }, { kind: 'mark_past_due', state: 'ahead' }])
    expect(await run('show', 'sub_none')).toEqual({
      code: 1, out: '', err: 'valora-engine jobs: nothing is to be done about sub_none\n',
    })
  })

  test.each([
    [['inv_1'], true], [['--all'], true], [['--all', '--kind', 'finalize_invoice'], true],
    [['--all', '--kind', 'run_turn'], false],
  ])('that failed are available at once: retry %j', async (args, retried) => {
    const { run, claim } = await setting()
    expect(await claim()).toEqual([])
    const { code, out } = await run('retry', ...args)
    expect(code).toBe(0)
    expect(out).toMatch(retried ? /\n\n1 job is available now\.\n$/ : /^0 jobs are available now/)
    expect(await claim()).toEqual(retried ? ['inv_1'] : [])
  })

  test('that did not fail are not retried', async () => {
    const { run } = await setting()
    expect(await run('retry', 'sub_late')).toEqual({
      code: 1, out: '', err: 'valora-engine jobs: no job about sub_late has failed\n',
    })
  })
})
