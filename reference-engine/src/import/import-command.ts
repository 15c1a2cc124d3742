import { batchesOf, type BatchLimits } from './batch.ts'
import { createCall, type Call } from './call-engine.ts'
import { declaredLimits } from './declared-limits.ts'
import { ImportFault } from './import-fault.ts'
import { importHelp } from './import-help.ts'
import type { ImportIo } from './import-io.ts'
import { readImportOptions, type ImportOptions } from './import-options.ts'
import { summaryJson, summaryText, type Ending } from './import-summary.ts'
import { openLedger, type Ledger } from './open-ledger.ts'
import { openSource, type Source } from './open-source.ts'
import { createPatience } from './patience.ts'
import { sendBatches } from './send-batches.ts'
import { sendUntilAnswered } from './send-until-answered.ts'
import { showProgress } from './show-progress.ts'
import { submitEvents } from './submit-batch.ts'

/** How long it waits for one answer, and for any success: first of all, and later. */
const waits = {
  asking: { answer_ms_max: 10_000, patience_ms: 3000 },
  sending: { answer_ms_max: 60_000, patience_ms: 300_000 },
}

/** After an interruption, what is under way may still be answered for so long. */
const grace_ms = 10_000

/** `import FILE`: answers the exit code; whatever ends it early is one line on stderr. */
export const importCommand = async (args: string[], io: ImportIo): Promise<number> => {
  try {
    const options = readImportOptions(args, io.environment)
    if (options !== undefined) return await importFile(options, io)
    io.out(importHelp)
    return 0
  } catch (error) {
    if (!io.signal.aborted) tell(io, oneLine(error))
    else tell(io, 'interrupted before anything was sent')
    return io.signal.aborted ? 130 : error instanceof ImportFault ? error.exitCode : 3
  }
}

const tell = ({ err }: ImportIo, message: string): void =>
  err(`valora-engine import: ${message}\n`)

const oneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''

const importFile = async (options: ImportOptions, io: ImportIo): Promise<number> => {
  const source = await openSource(options.file, io)
  try {
    if (source.mark === undefined && options.progress !== undefined) {
      throw new ImportFault('a stream cannot be resumed, so it takes no --progress', 2)
    }
    const limits = await limitsOf({ options, io })
    const call = createCall({ ...options, ...waits.sending, signal: graceAfter(io.signal) })
    const ledger = await openLedger({ options, source, clock: io.clock })
    return await run({ options, io, source, call, limits, ledger })
  } finally {
    await source.close()
  }
}

/** Follows an interruption when what was under way had time to be answered. */
const graceAfter = (signal: AbortSignal): AbortSignal => {
  const late = new AbortController()
  signal.addEventListener('abort', () => {
    setTimeout(() => late.abort(), grace_ms).unref()
  }, { once: true })
  return late.signal
}

type Asking = { readonly options: ImportOptions; readonly io: ImportIo }

const limitsOf = async ({ options, io }: Asking): Promise<BatchLimits> => {
  const note = (text: string): void => tell(io, text)
  const call = createCall({ ...options, ...waits.asking, signal: io.signal })
  const patience = createPatience({ ...io, ...waits.asking, note })
  const declared = await declaredLimits(sendUntilAnswered(call, patience), options.base)
  return { ...declared, events_max: Math.min(declared.events_max, options.batch) }
}

type Running = Asking & {
  readonly source: Source
  readonly call: Call
  readonly limits: BatchLimits
  readonly ledger: Ledger
}

const run = async (running: Running): Promise<number> => {
  const { options: { file, base: url, json }, io, ledger } = running
  const began = io.clock()
  const failure = await failureOf(running)
  await ledger.close()
  const interrupted = io.signal.aborted && !(failure instanceof ImportFault)
  const ending = failure === undefined ? 'finished' : interrupted ? 'interrupted' : 'failed'
  const exit_code = exitCodeOf(ending, ledger)
  const elapsed_ms = io.clock() - began
  const summary = { file, url, ending, exit_code, elapsed_ms } as const
  io.out(json ? summaryJson(summary, ledger) : summaryText(summary, ledger))
  if (ending === 'failed') tell(io, oneLine(failure))
  if (ending !== 'finished') tell(io, howToGoOn(ledger))
  return exit_code
}

const exitCodeOf = (ending: Ending, { position }: Ledger): number => {
  if (ending !== 'finished') return ending === 'interrupted' ? 130 : 3
  const { conflict, rejected } = position()
  return conflict + rejected > 0 ? 1 : 0
}

const howToGoOn = ({ progressPath, position }: Ledger): string => {
  const { lines } = position()
  if (progressPath === undefined) {
    return `the first ${lines} lines are decided; a stream cannot be resumed: send it again, `
      + 'what is stored already is answered as duplicate'
  }
  return `the first ${lines} lines are decided (${progressPath}); the same command goes on there`
}

/** Sends everything; what ended it early, where something did. */
const failureOf = async (running: Running): Promise<unknown> => {
  const { options: { connections }, io, source, call, limits, ledger } = running
  const { start, position, commit } = ledger
  const halt = new AbortController()
  const interrupt = (): void => halt.abort(io.signal.reason)
  io.signal.addEventListener('abort', interrupt, { once: true })
  if (io.signal.aborted) interrupt()
  const shown = showProgress({ ...io, start, position, bytes: source.mark?.bytes })
  const note = (text: string): void => shown.note(`valora-engine import: ${text}`)
  if (start.lines > 0) note(`going on after line ${start.lines}`)
  const patience = createPatience({ ...io, ...waits.sending, note, signal: halt.signal })
  const send = sendUntilAnswered(call, patience)
  const batches = batchesOf(source.read(start.offset), { ...start, ...limits })
  try {
    await sendBatches({
      batches, connections, commit, halt, submit: ({ events }) => submitEvents(send, events),
    })
    return undefined
  } catch (error) {
    return error
  } finally {
    shown.end()
  }
}
