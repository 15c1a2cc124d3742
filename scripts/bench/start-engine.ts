import { readFileSync } from 'node:fs'
import { packageBinary } from '../run/command.ts'
import { startServer, type Server } from '../run/server.ts'
import { guard } from './guard.ts'

export type BenchEngine = Server & {
  /** Peak resident memory so far; nothing where the system does not tell. */
  peakMemory_bytes: () => number | undefined
}

/** The largest resident set since a process started, from its /proc/<pid>/status. */
export const readPeakMemory = (status: string): number | undefined => {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}

/** The child of this process that runs the given file; Linux tells, others do not. */
const childRunning = (file: string): string | undefined =>
  read(`/proc/self/task/${process.pid}/children`).split(' ').find((pid) =>
    pid !== '' && read(`/proc/${pid}/cmdline`).split('\0').includes(file))

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
  const dismiss = pid === undefined ? () => {} : guard('kill "$0"', pid)
  const peakMemory_bytes = () =>
    pid === undefined ? undefined : readPeakMemory(read(`/proc/${pid}/status`))
  const stop = () => server.stop().finally(dismiss)
  return { ...server, stop, peakMemory_bytes }
}
