import { connect, type Socket } from 'node:net'
import { responseReader, type Answer } from './response-reader.ts'

export type Connection = {
  /** Sends one request; the next may be sent when it is answered. */
  ask: (request: Buffer) => Promise<Answer>
  close: () => void
}

export type Address = { hostname: string; port: number }

const answer_ms_max = 120_000

const opened = (socket: Socket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject)
  })

/** One kept connection to the engine, with one request under way at a time. */
export const openConnection = async ({ hostname, port }: Address): Promise<Connection> => {
  const socket = connect({ host: hostname, port, noDelay: true })
  await opened(socket)
  const read = responseReader()
  let waiting: PromiseWithResolvers<Answer> | undefined
  const fail = (error: Error) => {
    waiting?.reject(error)
    waiting = undefined
    socket.destroy()
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the engine closed a connection')))
  socket.on('timeout', () => fail(new Error(`no answer within ${answer_ms_max / 1000} s`)))
  socket.on('data', (chunk) => {
    try {
      const answer = read(chunk)
      if (answer === undefined) return
      socket.setTimeout(0)
      waiting?.resolve(answer)
      waiting = undefined
    } catch (error) {
      fail(error as Error)
    }
  })
  const ask = (request: Buffer): Promise<Answer> => {
    const asked = Promise.withResolvers<Answer>()
    waiting = asked
    socket.setTimeout(answer_ms_max)
    socket.write(request)
    return asked.promise
  }
  return { ask, close: () => void socket.destroy() }
}
