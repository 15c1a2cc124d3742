import { expect, test } from 'vitest'
import type { Requirement } from '../contract/contract.ts'
import {
  judgeRequirement, type RequirementVerdict, type RowEvidence, type Verdict,
} from './requirement-verdict.ts'
import { exitCodes, judgeRun, totalsOf } from './run-verdict.ts'

const requirement: Requirement = {
  id: 'MON-1.1', area: 'MON', level: 'MUST', profile: 'core', since: '0.1.0', text: 'T.',
}

const outcome = (verdict: 'passed' | 'failed' | 'inconclusive' | 'inapplicable') =>
  ({ id: `a/${verdict}`, verdict, reason: verdict })

const evidence = (change: Partial<RowEvidence>): RowEvidence =>
  ({ outcomes: [], absence: null, violation: null, hasChecks: true, ...change })

const [passed, failed] = [outcome('passed'), outcome('failed')]
const [inconclusive, inapplicable] = [outcome('inconclusive'), outcome('inapplicable')]

test.each<[string, Partial<RowEvidence>, Verdict]>([
  ['all checks pass', { outcomes: [passed, passed] }, 'passed'],
  ['one check fails', { outcomes: [passed, inconclusive, failed] }, 'failed'],
  ['one check is inconclusive', { outcomes: [passed, inconclusive] }, 'inconclusive'],
  ['one check does not apply', { outcomes: [passed, inapplicable] }, 'passed'],
  ['no check applies', { outcomes: [inapplicable] }, 'untested'],
  ['no check is selected', {}, 'untested'],
  ['an answer broke it', { outcomes: [passed], violation: 'No header.' }, 'failed'],
  ['the profile is absent', { absence: { absent: true, detail: '' } }, 'inapplicable'],
  ['the profile answers undeclared', { absence: { absent: false, detail: 'x' } }, 'inconclusive'],
])('when %s', (_, change, wanted) => {
  expect(judgeRequirement(requirement, evidence(change)).verdict).toBe(wanted)
})

test('what cannot be observed is untested and excused by its reason', () => {
  const row = { ...requirement, unobservable: 'Storage cannot be seen.' }
  expect(judgeRequirement(row, evidence({ hasChecks: false })))
    .toMatchObject({ verdict: 'untested', excused: true, reason: 'Storage cannot be seen.' })
})

const row = (verdict: Verdict, change: Partial<RequirementVerdict> = {}): RequirementVerdict =>
  ({ requirement, verdict, reason: null, checks: ['a/b'], excused: false, ...change })

const should = { requirement: { ...requirement, level: 'SHOULD' as const } }
const whole = { partial: false, violations: 0 }
const part = { partial: true, violations: 0 }
const unselected = row('untested', { checks: [] })

test.each([
  ['every MUST holds', [row('passed'), row('passed')], whole, 'conformant'],
  ['a SHOULD fails', [row('passed'), row('failed', should)], whole, 'conformant'],
  ['a row does not apply', [row('passed'), row('inapplicable')], whole, 'conformant'],
  ['a row is excused', [row('passed'), row('untested', { excused: true })], whole, 'conformant'],
  ['a MUST fails', [row('passed'), row('failed')], whole, 'not_conformant'],
  ['a MUST is inconclusive', [row('passed'), row('inconclusive')], whole, 'not_conformant'],
  ['a MUST is untested', [row('passed'), unselected], whole, 'not_conformant'],
  ['an answer broke the form', [row('passed')], { partial: false, violations: 1 },
    'not_conformant'],
  ['nothing passes', [row('inconclusive')], whole, 'hollow'],
  ['only a SHOULD passes', [row('passed', should)], whole, 'hollow'],
  ['nothing is there', [], whole, 'hollow'],
  ['the only MUST fails', [row('failed')], whole, 'not_conformant'],
  ['a part holds', [row('passed'), unselected], part, 'partial'],
  ['a part fails', [row('failed'), unselected], part, 'not_conformant'],
  ['a part matches nothing', [unselected], part, 'hollow'],
] as const)('when %s', (_, rows, circumstances, wanted) => {
  expect(judgeRun(rows, circumstances)).toBe(wanted)
})

test('exit codes tell apart what holds, what breaks and what is hollow', () => {
  expect(exitCodes).toEqual({ conformant: 0, partial: 0, not_conformant: 1, hollow: 3 })
})

test('totals count every verdict', () => {
  expect(totalsOf([row('passed'), row('passed'), row('untested')]))
    .toEqual({ passed: 2, failed: 0, inconclusive: 0, inapplicable: 0, untested: 1 })
})
