import { expect, test } from 'vitest'
import { isKilled } from './judge-mutant.ts'
import { soundKills } from './sound-kills.ts'

const checks = [
  { id: 'x/vectors-of-mon-1-1', requirements: ['MON-1.1'] },
  { id: 'x/short', requirements: ['MON-1.1'] },
  { id: 'x/other', requirements: ['MON-1.2'] },
]

const mutant =
  { name: 'a', breaks: 'A.', requirement: 'MON-1.1', file: 'f', find: 'x', replace: 'y' }

const kill = {
  mutant, failed: ['MON-1.1'], checks: ['x/other', 'x/vectors-of-mon-1-1', 'x/short'],
  reasons: [], controlled: true, duration_ms: 1,
}

test.each([
  ['its shortest check passes', kill, ['x/short'], true],
  ['only other checks pass', kill, ['x/other', 'x/vectors-of-mon-1-1'], false],
  ['no check passes', kill, [], false],
  ['no check failed on the mutant', { ...kill, checks: [] }, ['x/short'], false],
  ['every exchange told, and now tells', { ...kill, checks: [] }, ['MON-1.1'], true],
  ['its control did not pass', { ...kill, controlled: false }, ['x/short'], false],
])('on the engine as it is %s', (_, judged, passing, wanted) => {
  const [sound] = soundKills([judged], checks, { passing: new Set(passing) })
  expect(sound === undefined ? undefined : isKilled(sound)).toBe(wanted)
})
