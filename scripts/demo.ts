/**
 * npm run demo [-- --url URL --platform-key KEY] [--events N] [--customers N] [--seed N]
 *
 * Bills March 2026 for customers in several time zones and currencies through the SDK, and proves
 * every invoice by computing it again from the script. Without --url it starts an engine in memory.
 * Exit codes: 0 every invoice is right, 1 one is not, 2 wrong usage.
 */
import { randomBytes } from 'node:crypto'
import { createValora, ValoraConnectionError, ValoraProblem } from '@valora/sdk'
import { billMonth } from './demo/bill-month.ts'
import { createRandom } from './demo/random.ts'
import { report } from './demo/report.ts'
import { setUp } from './demo/set-up.ts'
import { Failure } from './run/failure.ts'
import { main } from './run/main.ts'
import { startEngine } from './verify/conformance-run.ts'
import { ensureBundle } from './bundle.ts'

type Target = { url: string; platformKey: string; stop: () => Promise<void> }

const target = async (url: unknown, key: unknown): Promise<Target> => {
  if (typeof url === 'string') {
    if (typeof key !== 'string') throw new Failure('--url needs --platform-key', 'usage')
    if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
      throw new Failure(`--url takes an http(s) address, not "${url}"`, 'usage')
    }
    return { url, platformKey: key, stop: () => Promise.resolve() }
  }
  await ensureBundle()
  const platformKey = `vk_${randomBytes(20).toString('hex')}`
  const { url: own, stop } = await startEngine(platformKey)
  return { url: own, platformKey, stop }
}

const count = (name: string, text: unknown, fallback: number): number => {
  if (text === undefined) return fallback
  if (typeof text !== 'string' || !/^[1-9]\d{0,6}$/.test(text)) {
    throw new Failure(`--${name} needs a whole number from 1 to 9999999`, 'usage')
  }
  return Number(text)
}

/** No engine there, or one that refuses, is for the reader to mend and no defect of the demo. */
const refusal = (error: unknown): unknown =>
  error instanceof ValoraConnectionError || error instanceof ValoraProblem
    ? new Failure(`The engine does not take the demo: ${error.message}`)
    : error

const demo = async (values: Record<string, unknown>): Promise<boolean> => {
  const events = count('events', values['events'], 100_000)
  const customers = count('customers', values['customers'], 50)
  const seed = count('seed', values['seed'], 20_260_301)
  const { url, platformKey, stop } = await target(values['url'], values['platform-key'])
  try {
    const baseUrl = `${url.replace(/\/(v1\/?)?$/, '')}/v1`
    const random = createRandom(seed)
    console.log(`seed ${seed}: ${customers} customers, ${events} events, engine at ${baseUrl}`)
    const platform = createValora({ baseUrl, apiKey: platformKey })
    const scene = await setUp({ baseUrl, platform, customers })
    const month = await billMonth(scene, { count: events, random, print: console.log })
    return await report(scene, { month, print: console.log })
  } catch (error) {
    throw refusal(error)
  } finally {
    await stop()
  }
}

if (import.meta.main) {
  const text = { type: 'string' } as const
  await main({
    usage: 'npm run demo -- [--url URL --platform-key KEY] [--events N] [--customers N] [--seed N]',
    options: { url: text, 'platform-key': text, events: text, customers: text, seed: text },
    work: demo,
  })
}
