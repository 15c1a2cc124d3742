import { expect, test } from 'vitest'
import { startServer } from './server.ts'

const server = (program: string, timeoutMs = 20_000) =>
  startServer({ name: 'It', args: ['-e', program], listening: /listening on (\S+)/, timeoutMs })

test('a server that listens gives its address and ends when it is stopped', async () => {
  const running = await server('console.log("listening on here"); setInterval(() => {}, 1000)')
  expect(running.url).toBe('here')
  await running.stop()
  expect(await running.ended).toBe(1)
})

test('a server that ends early is blamed with its last line', async () => {
  await expect(server('console.log("first"); console.error("port is busy"); process.exit(4)'))
    .rejects.toThrow(/^It did not start: port is busy$/)
})

test('a server that throws is blamed with its error, not its trace', async () => {
  await expect(server('throw new TypeError("no database")'))
    .rejects.toThrow(/^It did not start: TypeError: no database$/)
})

test('a server that stays silent is given up and stopped', async () => {
  // Long enough for a busy machine to start it.
  await expect(server('console.log("still loading"); setInterval(() => {}, 1000)', 4000))
    .rejects.toThrow(/^It does not listen after 4000 ms: still loading$/)
})
