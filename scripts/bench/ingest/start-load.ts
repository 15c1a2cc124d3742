import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Failure } from '../../run/failure.ts'
import type { Order, Report, ResultOf } from './load-order.ts'

/** The process that makes the load. */
export type Load = {
  pid: number
  /** Gives one order and answers what came of it; a fault is a Failure. */
  order: <Given extends Order>(
    order: Given, tell?: (events: number) => void) => Promise<ResultOf<Given['kind']>>
  stop: () => Promise<void>
}

const file = fileURLToPath(new URL('load-process.ts', import.meta.url))

const answered = <Kind extends Order['kind']>(
  child: ChildProcess, tell: (events: number) => void,
): Promise<ResultOf<Kind>> =>
  new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      child.off('message', read).off('exit', gone)
      settle()
    }
    const gone = () => end(() => reject(new Failure('the process that makes the load ended')))
    const read = (report: Report) => {
      if ('progress' in report) tell(report.progress)
      else if ('fault' in report) end(() => reject(new Failure(report.fault)))
      else end(() => resolve(report.result as ResultOf<Kind>))
    }
    child.on('message', read).once('exit', gone)
  })

export const startLoad = (): Load => {
  const child = fork(file, { serialization: 'advanced' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const order: Load['order'] = (given, tell = () => {}) => {
    const result = answered<(typeof given)['kind']>(child, tell)
    child.send(given)
    return result
  }
  const stop = async () => {
    child.kill()
    await ended
  }
  return { pid: child.pid ?? 0, order, stop }
}
