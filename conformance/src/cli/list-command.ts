import { loadContract } from '../contract/load-contract.ts'
import { table } from '../report/table.ts'
import { discover } from '../runner/discover.ts'
import { select } from '../runner/select.ts'
import type { Io } from './io.ts'
import { parseFlags } from './parse-flags.ts'
import { readSelection, selectionOptions } from './selection-flags.ts'

/** `list`: the checks of the selection with the requirements they judge. */
export const listCommand = async (args: string[], io: Io): Promise<number> => {
  const { values, ids } = parseFlags(args, selectionOptions)
  const contract = loadContract()
  const selection = readSelection(values, contract)
  const only = [...selection.only, ...ids]
  const checks = select(await discover(contract), { ...selection, only }, { contract })
  if (checks.length === 0) {
    io.err('The selection matches no check.\n')
    return 3
  }
  const rows = checks.map(({ id, requirements, tags }) =>
    [id, requirements.join(' '), tags.join(' ')])
  io.out(`${table(['check', 'requirements', 'tags'], rows)}\n\n${checks.length} checks\n`)
  return 0
}
