import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { InvoicingWorld } from '../invoicing-world.ts'
import { observe } from '../faults/observer.ts'

/** Who bills: this process or processes of their own. */
export type BillingHands = {
  /** Bills all that is due at the instant. */
  readonly bill: (now: string) => Promise<void>
  /** How many subjects each worker has done. */
  readonly shares: () => readonly number[]
  readonly dismiss: () => Promise<void>
}

/** This process alone. */
export const ownHands = ({ settle, setClock }: InvoicingWorld): BillingHands => ({
  bill: (now) => {
    setClock(now)
    return settle()
  },
  shares: () => [],
  dismiss: () => Promise.resolve(),
})

const program = fileURLToPath(new URL('billing-worker.ts', import.meta.url))

const startWorker = async (url: string, now: string) => {
  const child = fork(program, [url, now], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const exited = once(child, 'exit')
  let done = 0
  child.on('message', (count) => { done = Number(count) })
  const [started] = await Promise.race([once(child, 'message'), exited.then(() => [undefined])])
  if (started === undefined) throw new Error('a worker did not start')
  return {
    tell: (instant: string) => void child.send(instant),
    done: () => done,
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

type Hiring = { readonly url: string; readonly now: string; readonly count: number }

/** As many workers as are wanted, each in a process of its own, on a served PostgreSQL. */
export const hiredHands = async (
  { setClock }: InvoicingWorld, { url, now, count }: Hiring,
): Promise<BillingHands> => {
  const observer = await observe(url)
  const workers = await Promise.all(Array.from({ length: count }, () => startWorker(url, now)))
  return {
    bill: async (instant) => {
      setClock(instant)
      for (const { tell } of workers) tell(instant)
      await observer.drained(instant)
    },
    shares: () => workers.map(({ done }) => done()),
    dismiss: async () => {
      await Promise.all(workers.map(({ kill }) => kill()))
      await observer.close()
    },
  }
}
