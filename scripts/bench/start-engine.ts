import { readFileSync } from 'node:fs'
import { packageBinary } from '../run/command.ts'
import { startServer, type Server } from '../run/server.ts'
import { guard } from './guard.ts'
import { memoryOf } from './process-facts.ts'

export type BenchEngine = Server & {
  /** Its process; nothing where the system does not tell. */
  pid: number | undefined
  /** Peak resident memory so far; nothing where the system does not tell. */
  peakMemory_bytes: () => number | undefined
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}

/** The child of this process that runs the given file; Linux tells, others do not. */
const childRunning = (file: string): number | undefined => {
  const children = read(`/proc/self/task/${process.pid}/children`).split(' ')
  const pid = children.findLast((child) =>
    child !== '' && read(`/proc/${child}/cmdline`).split('\0').includes(file))
  return pid === undefined ? undefined : Number(pid)
}

/** Starts the engine on a free port; it logs warnings only, so that the log costs nothing. */
export const startBenchEngine = async (
  platformKey: string, databaseUrl: string,
): Promise<BenchEngine> => {
  const command = packageBinary('@valora/reference-engine', 'valora-engine')
  const server = await startServer({
    name: 'The engine',
    args: [command, 'serve', '--port', '0', '--data', 'memory', '--log-level', 'warn'],
    listening: /valora-engine listening on (http:\/\/\S+)/,
    environment: { VALORA_PLATFORM_KEY: platformKey, DATABASE_URL: databaseUrl },
  })
  const pid = childRunning(command)
  const dismiss = pid === undefined ? () => {} : guard('kill "$0"', String(pid))
  const peakMemory_bytes = () => pid === undefined ? undefined : memoryOf(pid, 'VmHWM')
  const stop = () => server.stop().finally(dismiss)
  return { ...server, pid, stop, peakMemory_bytes }
}
