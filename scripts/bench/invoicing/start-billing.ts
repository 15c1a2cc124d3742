import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Failure } from '../../run/failure.ts'
import { guard } from '../guard.ts'

export type BillingProcess = {
  pid: number
  /** Lets it bill what is due. */
  go: () => void
  /** Throws where it ended or told of a fault. */
  check: () => void
  stop: () => Promise<void>
}

const program = fileURLToPath(new URL('bill-process.ts', import.meta.url))

/** A process that bills what is due at an instant; ready, and waiting for its start. */
export const startBilling = async (url: string, instant: string): Promise<BillingProcess> => {
  const child = fork(program, [url, instant], { execPath: process.execPath })
  const pid = child.pid ?? 0
  const dismiss = guard('kill "$0"', String(pid))
  let fault: string | undefined
  child.on('message', (message) => {
    if (typeof message === 'object' && 'fault' in message) fault = String(message['fault'])
  })
  const ended = once(child, 'exit')
  void ended.then(() => { fault ??= 'it ended' })
  await Promise.race([once(child, 'message'), ended])
  return {
    pid,
    go: () => void child.send('go'),
    check: () => {
      if (fault !== undefined) throw new Failure(`a billing process: ${fault}`)
    },
    stop: async () => {
      if (child.connected) child.disconnect()
      child.kill()
      await ended
      dismiss()
    },
  }
}
