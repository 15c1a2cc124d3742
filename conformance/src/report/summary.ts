import type { RequirementVerdict } from '../verdict/requirement-verdict.ts'
import { totalsOf, type RunVerdict } from '../verdict/run-verdict.ts'

type Facts = {
  verdict: RunVerdict
  rows: readonly RequirementVerdict[]
  fault: string | null
  violations: number
}

const counted = (count: number, what: string): string[] => (count === 0 ? [] : [`${count} ${what}`])

/** The verdict on the run in one line. */
export const summaryOf = ({ verdict, rows, fault, violations }: Facts): string => {
  const must = rows.filter(({ requirement }) => requirement.level === 'MUST')
  const { passed, failed, inconclusive, untested } = totalsOf(must)
  const excused = must.filter((row) => row.excused).length
  switch (verdict) {
    case 'conformant':
      return `conformant: ${passed} MUST hold, none fails`
        + (excused === 0 ? '' : ` (${excused} cannot be observed from outside)`)
    case 'partial':
      return `partial run: all ${passed} selected MUST hold; conformance as a whole was not judged`
    case 'hollow':
      return `hollow run: nothing was proved${fault === null ? '' : ` (${fault})`}`
    case 'not_conformant': {
      const open = untested - excused
      const parts = [
        ...counted(failed, 'MUST failed'), ...counted(inconclusive, 'inconclusive'),
        ...counted(open, 'untested'),
        ...counted(violations, `contract violation${violations === 1 ? '' : 's'}`),
      ]
      return `not conformant: ${parts.join(', ')}; ${passed} MUST hold`
    }
  }
}
