import { readFileSync } from 'node:fs'
import type { Contract, Requirement } from '../contract/contract.ts'
import { loadContract } from '../contract/load-contract.ts'
import type { Check } from '../check.ts'
import type { Report } from '../report/report.ts'
import { discover } from '../runner/discover.ts'
import { UsageFault } from '../usage-fault.ts'
import type { Io } from './io.ts'
import { parseFlags } from './parse-flags.ts'

const readReport = (file: string): Report => {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report
    if (report.format === 'valora-conformance-report/1') return report
  } catch {
    // Said below in the same words as for a file of another kind.
  }
  throw new UsageFault(`${file} is not a report.json of this suite.`)
}

const resultLines = (report: Report, { id }: Requirement): string[] => {
  const row = report.requirements.find((one) => one.id === id)
  if (row === undefined) return ['  result        not in the report']
  const failed = report.checks.filter((check) =>
    row.checks.includes(check.id) && check.verdict !== 'passed')
  return [
    `  result        ${row.verdict}${row.reason === null ? '' : `: ${row.reason}`}`,
    ...failed.flatMap(({ id: check, reason, exchanges }) =>
      [`    ${check}: ${reason ?? ''}`, ...exchanges.slice(-1).map(({ curl }) => `    ${curl}`)]),
  ]
}

const explain = (
  row: Requirement, contract: Contract, { checks, report }: { checks: Check[]; report?: Report },
): string => {
  const own = checks.filter(({ requirements }) => requirements.includes(row.id))
  const cited = contract.operations.filter(({ requirements }) => requirements.includes(row.id))
  const names = (list: readonly string[]): string => list.join(', ') || 'none'
  return [
    `${row.id} (${row.level}, profile ${row.profile}, since ${row.since})`,
    `  ${row.text}`,
    `  area          ${contract.areas.get(row.area) ?? row.area}`,
    `  operations    ${names(cited.map(({ operationId }) => operationId))}`,
    `  checks        ${names(own.map(({ id }) => id))}`,
    ...(row.unobservable === undefined ? [] : [`  not observed  ${row.unobservable}`]),
    ...(report === undefined ? [] : resultLines(report, row)),
  ].join('\n')
}

const rowsOf = (id: string, contract: Contract, checks: readonly Check[]): Requirement[] => {
  const named = checks.find((check) => check.id === id)?.requirements ?? []
  return contract.requirements.filter((row) =>
    row.id === id.toUpperCase() || named.includes(row.id))
}

/** `explain ID`: the sentence of a requirement, or of those a check judges. */
export const explainCommand = async (args: string[], io: Io): Promise<number> => {
  const { values, ids } = parseFlags(args, { report: { type: 'string' } })
  const [id] = ids
  if (id === undefined) throw new UsageFault('explain needs an ID, such as MON-4.2.')
  const contract = loadContract()
  const checks = await discover(contract)
  const rows = rowsOf(id, contract, checks)
  if (rows.length === 0) throw new UsageFault(`No requirement and no check is called "${id}".`)
  const report = typeof values['report'] === 'string'
    ? { report: readReport(values['report']) }
    : {}
  io.out(`${rows.map((row) => explain(row, contract, { checks, ...report })).join('\n\n')}\n`)
  return 0
}
