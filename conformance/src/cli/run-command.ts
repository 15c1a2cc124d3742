import { loadContract } from '../contract/load-contract.ts'
import { buildReport } from '../report/build-report.ts'
import { renderTerminal } from '../report/terminal.ts'
import { requireWritable, writeReports } from '../report/write-reports.ts'
import { discover } from '../runner/discover.ts'
import { run } from '../runner/run.ts'
import { select } from '../runner/select.ts'
import { UsageFault } from '../usage-fault.ts'
import type { Io } from './io.ts'
import { integerOf, parseFlags } from './parse-flags.ts'
import { baseOf, probe } from './probe.ts'
import { readSelection, selectionOptions } from './selection-flags.ts'
import { shapeCommand } from './shape-command.ts'
import { showProgress } from './show-progress.ts'
import { tool } from './tool.ts'

const text = { type: 'string' } as const

const options = {
  'url': text, 'platform-key': text, ...selectionOptions, 'seed': text, 'report-dir': text,
  'concurrency': text, 'shape': { type: 'boolean' },
} as const

const required = (value: unknown, flag: string): string => {
  if (typeof value === 'string' && value !== '') return value
  throw new UsageFault(`run needs ${flag}; see valora-conformance --help.`)
}

const read = (args: string[], io: Io) => {
  const { values, ids } = parseFlags(args, options)
  if (ids.length > 0) throw new UsageFault(`run takes no "${ids[0]}"; see --help.`)
  const key = values['platform-key'] ?? io.environment['VALORA_PLATFORM_KEY']
  const folder = values['report-dir']
  const contract = loadContract()
  return {
    base: baseOf(required(values['url'], '--url URL')),
    platformKey: required(key, '--platform-key KEY'),
    seed: integerOf(values['seed'], 'seed', { min: 0, max: 2 ** 31 - 1 }) ?? io.freshSeed(),
    concurrency: integerOf(values['concurrency'], 'concurrency', { min: 1, max: 256 }) ?? 16,
    folder: typeof folder === 'string' ? folder : null,
    shape: values['shape'] === true,
    selection: readSelection(values, contract),
    contract,
  }
}

/** `run`: judges a target, shows and writes the report, returns the exit code. */
export const runCommand = async (args: string[], io: Io): Promise<number> => {
  const asked = read(args, io)
  const { contract, selection, folder, seed, base } = asked
  const { clock, signal } = io
  if (folder !== null) requireWritable(folder)
  await probe({ ...asked, clock })
  if (asked.shape) return shapeCommand(asked, io)
  const checks = await discover(contract)
  const count = select(checks, selection, { contract }).length
  if (count === 0) {
    io.err('The selection matches no check: a hollow run proves nothing.\n')
    return 3
  }
  io.err(`${count} checks against ${base}, seed ${seed}\n`)
  const progress = showProgress(io)
  const result = await run({ ...asked, checks, clock, signal, progress })
  const report = buildReport(result, tool())
  const files = folder === null ? [] : writeReports(report, folder)
  io.out(`${renderTerminal(report, { files })}\n`)
  return signal.aborted ? 130 : report.exit_code
}
