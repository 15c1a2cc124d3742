import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { exitCodes, Failure } from './failure.ts'

type Values = Record<string, string | boolean | undefined>

type Command = {
  /** One line, shown after a wrong flag. */
  usage: string
  options?: ParseArgsOptionsConfig
  /** Answers whether all held; throws a Failure for what ends the work early. */
  work: (values: Values) => Promise<boolean>
}

const read = ({ usage, options = {} }: Command, args: string[]): Values => {
  try {
    return parseArgs({ args, options, strict: true }).values as Values
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.\s/)
    throw new Failure(`${sentence}. Usage: ${usage}`, 'usage')
  }
}

/**
 * Runs a script as a command: --help tells its usage, flags are checked, a Failure is printed as
 * one message on stderr, and the exit code says what kind it was. Anything else that is thrown is a
 * defect of the script.
 */
export const main = async (command: Command, args = process.argv.slice(2)): Promise<void> => {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(`Usage: ${command.usage}`)
    return
  }
  try {
    const held = await command.work(read(command, args))
    if (!held) process.exitCode = exitCodes.failed
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(error.message)
    process.exitCode = exitCodes[error.kind]
  }
}
