import { overConnections } from './lanes.ts'
import type { ReadResult, Target } from './load-order.ts'

/** Reads each path of a target, and takes the time of each. */
export const readPaths = async (
  { baseUrl, apiKey }: Target,
  { paths, connections }: { paths: readonly string[]; connections: number },
): Promise<ReadResult> => {
  const { hostname, port, pathname, host } = new URL(baseUrl)
  const address = { hostname, port: Number(port) }
  const waiting = paths.entries()
  const bodies: string[] = []
  const latencies_ms = new Float64Array(paths.length)
  const elapsed_ms = await overConnections({ address, count: connections }, async ({ ask }) => {
    for (const [index, path] of waiting) {
      const head = [
        `GET ${pathname}${path} HTTP/1.1`, `Host: ${host}`, `Authorization: Bearer ${apiKey}`]
      const begun = performance.now()
      const { status, body } = await ask(Buffer.from(`${head.join('\r\n')}\r\n\r\n`))
      latencies_ms[index] = performance.now() - begun
      bodies[index] = body.toString()
      if (status !== 200) throw new Error(`${path} answered ${status}: ${bodies[index]}`)
    }
  })
  return { bodies, latencies_ms, elapsed_ms }
}
