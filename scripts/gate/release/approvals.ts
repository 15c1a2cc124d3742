import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Failure } from '../../run/failure.ts'
import { isGraver, verdicts, type Finding, type Verdict } from '../finding.ts'

export type Approval = { fingerprint: string; counts_as: Verdict; reason: string }

const file = 'spec/gate/approvals.yaml'
const reasonLengthMin = 20

const faultOf = (approval: Partial<Approval>): string | undefined => {
  const { fingerprint, counts_as: countsAs, reason } = approval
  if (fingerprint === undefined || !/^[0-9a-f]{12}$/.test(fingerprint)) {
    return `${file}: "${fingerprint ?? ''}" is no fingerprint: copy it from npm run gate.`
  }
  if (!verdicts.some((verdict) => verdict === countsAs) || countsAs === 'major') {
    return `${file}: ${fingerprint} has no counts_as: write minor, patch or none.`
  }
  return (reason ?? '').trim().length < reasonLengthMin
    ? `${file}: ${fingerprint} has no reason worth the name: say why nobody is hurt.` : undefined
}

const read = (root: string): unknown => {
  const path = join(root, file)
  if (!existsSync(path)) return []
  try {
    const { approvals } = (parse(readFileSync(path, 'utf8')) ?? {}) as { approvals?: unknown }
    return approvals ?? []
  } catch (error) {
    const [what = ''] = (error as Error).message.split('\n')
    throw new Failure(`${file}: not valid YAML: ${what}. Mend it there.`)
  }
}

/** What people decided about single findings, each with its reason. */
export const readApprovals = (root: string): Approval[] => {
  const approvals = read(root)
  if (!Array.isArray(approvals)) throw new Failure(`${file}: approvals is no list: write one.`)
  const faults = approvals.flatMap((approval) => faultOf(approval as Partial<Approval>) ?? [])
  if (faults.length > 0) throw new Failure(faults.join('\n'))
  return approvals as Approval[]
}

const staleness = ({ fingerprint, counts_as: countsAs }: Approval, found: Finding[]): string[] => {
  const finding = found.find((one) => one.fingerprint === fingerprint)
  if (finding === undefined) {
    return [`${file}: ${fingerprint} approves a finding that is not there any more: delete it.`]
  }
  return isGraver(finding.verdict, countsAs) ? []
    : [`${file}: ${fingerprint} approves what is ${finding.verdict} anyway: delete it.`]
}

/** The findings as they count; an approval that approves nothing ends the work. */
export const applyApprovals = (found: Finding[], approvals: Approval[]): Finding[] => {
  const stale = approvals.flatMap((approval) => staleness(approval, found))
  if (stale.length > 0) throw new Failure(stale.join('\n'))
  const byFingerprint = new Map(approvals.map((approval) => [approval.fingerprint, approval]))
  return found.map((finding) => {
    const approval = byFingerprint.get(finding.fingerprint)
    if (approval === undefined) return finding
    const why = `${finding.why}; approved: ${approval.reason.trim()}`
    return { ...finding, verdict: approval.counts_as, why }
  })
}
