import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { projectRoot } from '../../scripts/run/project.ts'
import { platformKey } from './engine-process.ts'
import type { Change, FromHost, ToHost } from './host-messages.ts'
import type { Mutant } from './mutant.ts'

/** The process has ended, or no longer answers: nothing is known of the engine it ran. */
export class HostEnded extends Error {
  override readonly name = 'HostEnded'
}

/** A process in which engines are started one after the other. */
export type Host = {
  /** Starts the mutant, or the engine as it is, and answers its URL. */
  start: (mutant: Mutant | null, databaseUrl: string) => Promise<string>
  stop: () => Promise<void>
  end: () => Promise<void>
}

// An engine stops within ten seconds, and starts in one.
const patience_ms = 60_000

const changeOf = ({ file, find, replace }: Mutant): Change =>
  ({ url: pathToFileURL(join(projectRoot, file)).href, find, replace })

/** Starting a process costs more than judging a mutant does: so a host runs many. */
export const startHost = (): Host => {
  const file = fileURLToPath(new URL('./engine-host.ts', import.meta.url))
  const child = fork(file, { cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ended = once(child, 'exit')
  const ask = async (message: ToHost): Promise<Exclude<FromHost, { failed: string }>> => {
    if (!child.connected) throw new HostEnded('The host has ended.')
    const waiting = new AbortController()
    const { signal } = waiting
    child.send(message)
    const [answer] = await Promise.race([
      once(child, 'message', { signal }) as Promise<[FromHost]>,
      ended.then((): [null] => [null]),
      once(AbortSignal.timeout(patience_ms), 'abort', { signal }).then((): [null] => [null]),
    ]).finally(() => waiting.abort())
    if (answer === null) throw new HostEnded('The host does not answer.')
    if ('failed' in answer) throw new Error(answer.failed)
    return answer
  }
  return {
    start: async (mutant, databaseUrl) => {
      const change = mutant === null ? null : changeOf(mutant)
      const answer = await ask({ do: 'start', change, options: { databaseUrl, platformKey } })
      return 'started' in answer ? answer.started : ''
    },
    stop: async () => void await ask({ do: 'stop' }),
    end: async () => {
      child.kill()
      await ended
    },
  }
}
