import { Readable } from 'node:stream'
import { importCommand } from '../import-command.ts'

export type Ran = {
  readonly code: number
  readonly out: string
  readonly err: string
  /** What it waited for between attempts. */
  readonly waits_ms: number[]
}

type Circumstances = {
  readonly stdin?: string
  readonly signal?: AbortSignal
  readonly key?: string
}

export const testKey = 'vk_key_of_the_import_test'

/** The command in this process; it does not wait in earnest. */
export const runImport = async (
  args: string[], { stdin = '', signal, key = testKey }: Circumstances = {},
): Promise<Ran> => {
  const said = { out: '', err: '' }
  const waits_ms: number[] = []
  const code = await importCommand(args, {
    out: (text) => { said.out += text },
    err: (text) => { said.err += text },
    environment: { VALORA_API_KEY: key },
    // Every look at it is a second later, so that no outage lasts for ever.
    clock: (() => {
      let now_ms = 0
      return () => now_ms += 1000
    })(),
    random: () => 1,
    sleep: async (wait_ms, ended) => {
      waits_ms.push(wait_ms)
      ended.throwIfAborted()
    },
    terminalColumns: () => undefined,
    openStdin: () => Readable.from([Buffer.from(stdin)]),
    signal: signal ?? new AbortController().signal,
  })
  return { code, ...said, waits_ms }
}
