import { UsageFault } from '../usage-fault.ts'
import { explainCommand } from './explain-command.ts'
import { help } from './help.ts'
import type { Io } from './io.ts'
import { listCommand } from './list-command.ts'
import { runCommand } from './run-command.ts'
import { tool } from './tool.ts'

const commands: Readonly<Record<string, (args: string[], io: Io) => Promise<number>>> =
  { run: runCommand, list: listCommand, explain: explainCommand }

const dispatch = async ([name, ...args]: string[], io: Io): Promise<number> => {
  if (name === undefined || name === '--help' || name === 'help' || args.includes('--help')) {
    const wrong = name === undefined
    const show = wrong ? io.err : io.out
    show(help)
    return wrong ? 2 : 0
  }
  if (name === '--version') {
    io.out(`${tool().version}\n`)
    return 0
  }
  const command = commands[name]
  if (command !== undefined) return command(args, io)
  throw new UsageFault(`There is no command "${name}"; see valora-conformance --help.`)
}

/** The command line: answers the exit code; what the user can mend is one line on stderr. */
export const mainCommand = async (args: string[], io: Io): Promise<number> => {
  try {
    return await dispatch(args, io)
  } catch (error) {
    if (!(error instanceof UsageFault)) throw error
    io.err(`${error.message}\n`)
    return 2
  }
}
