import { setTimeout as sleep } from 'node:timers/promises'
import { openConnection, type Address, type Connection } from './connection.ts'
import type { Answer } from './response-reader.ts'

const retries_max = 120

/** The same work over several connections at once; answers how long it took. */
export const overConnections = async (
  { address, count }: { address: Address; count: number },
  lane: (connection: Connection) => Promise<void>,
): Promise<number> => {
  const open = await Promise.all(Array.from({ length: count }, () => openConnection(address)))
  const start = performance.now()
  try {
    await Promise.all(open.map(lane))
    return performance.now() - start
  } finally {
    for (const connection of open) connection.close()
  }
}

/** Comes again when it is told to, with the very same request. */
export const askUntilTaken = async (
  { ask }: Connection, request: Buffer,
): Promise<{ answer: Answer; refused: number }> => {
  for (let refused = 0; refused < retries_max; refused += 1) {
    const answer = await ask(request)
    if (answer.status !== 503) return { answer, refused }
    const seconds = Number(answer.retryAfter)
    if (!(seconds >= 0)) throw new Error('503 without Retry-After')
    await sleep(seconds * 1000)
  }
  throw new Error(`refused ${retries_max} times`)
}
