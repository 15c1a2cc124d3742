import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

export const processPlatformKey = 'vk_platform_of_a_process'

export type EngineProcess = {
  readonly url: string
  /** Ends it as a power cut would: nothing is flushed, nothing is answered. */
  readonly kill: () => Promise<void>
}

/** An engine in a process of its own over a served PostgreSQL, ready for requests. */
export const startEngineProcess = async (databaseUrl: string): Promise<EngineProcess> => {
  const args = ['serve', '--port', '0', '--log-level', 'warn', '--no-scheduler']
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl, VALORA_PLATFORM_KEY: processPlatformKey },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  let said = ''
  child.stderr.on('data', (text: Buffer) => { said += text.toString() })
  const listening = new Promise<string>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      const url = /http:\/\/[\d.]+:\d+/.exec(said)?.[0]
      if (url !== undefined) resolve(url)
    })
  })
  const url = await Promise.race([listening, exited.then(() => undefined)])
  if (url === undefined) throw new Error(`the engine did not start: ${said}`)
  return { url, kill: async () => { child.kill('SIGKILL'); await exited } }
}
