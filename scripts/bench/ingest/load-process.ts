/** Makes the load, in a process of its own: what it costs is not the engine's. */
import type { Order, Report, Target } from './load-order.ts'
import { loadSender } from './load-sender.ts'
import { readPaths } from './read-paths.ts'

const say = (report: Report): void => void process.send?.(report)

let known: { target: Target; sender: ReturnType<typeof loadSender> } | undefined

const work = (order: Order) => {
  if (order.kind === 'target') {
    known = { target: order.target, sender: loadSender(order.target) }
    return null
  }
  if (known === undefined) throw new Error('no target')
  const { target, sender } = known
  switch (order.kind) {
    case 'load':
      return sender.load(order, (events) => say({ progress: events }))
    case 'replay':
      return sender.replay(order.connections)
    case 'read':
      return readPaths(target, order)
    case 'tally':
      return sender.tally
  }
}

const obey = async (order: Order): Promise<void> => {
  try {
    say({ result: await work(order) })
  } catch (error) {
    say({ fault: error instanceof Error ? error.message : String(error) })
  }
}

process.on('message', (order: Order) => void obey(order))
// Whoever gave the orders is gone.
process.on('disconnect', () => process.exit())
// An interrupt reaches the whole group; the one who gave the orders ends this process.
process.on('SIGINT', () => {})
