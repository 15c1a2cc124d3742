/**
 * A process that runs one engine after the other, told by messages. Each gets copies of the module
 * that is changed and of all that load it; every other module is loaded once and shared, so its
 * code is warm. None of these can reach what a mutant changed.
 */
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { projectRoot } from '../../scripts/run/project.ts'
import type { Change, FromHost, ToHost } from './host-messages.ts'
import { importersOf } from './importers-of.ts'

type Engine = { url: string; stop: () => Promise<void> }
type Main = { startEngine: (options: object) => Promise<Engine> }
type Copies = { change: Change | null; own: ReadonlySet<string> }

const source = join(projectRoot, 'reference-engine/src')
const main = pathToFileURL(join(source, 'main.ts')).href
const importers = importersOf(source)
const copies: Copies[] = []

/** The end of a module's address that says whose copy it is. */
const copyOf = (url: string | undefined): string => /\?copy=\d+$/.exec(url ?? '')?.[0] ?? ''

const ofCopy = (copy: string): Copies | undefined =>
  copy === '' ? undefined : copies[Number(copy.slice('?copy='.length))]

const asText = (text: unknown): string =>
  typeof text === 'string' ? text : Buffer.from(text as Uint8Array).toString('utf8')

const changed = (text: string, { find, replace }: Change): string => {
  const parts = text.split(find)
  if (parts.length !== 2) throw new Error(`The mutant's text occurs ${parts.length - 1} times`)
  return parts.join(replace)
}

registerHooks({
  resolve: (specifier, context, next) => {
    const resolved = next(specifier, context)
    const copy = copyOf(context.parentURL)
    return ofCopy(copy)?.own.has(resolved.url) === true
      ? { ...resolved, url: `${resolved.url}${copy}` }
      : resolved
  },
  load: (url, context, next) => {
    const loaded = next(url, context)
    const copy = copyOf(url)
    const change = ofCopy(copy)?.change ?? null
    if (change === null || url !== `${change.url}${copy}`) return loaded
    return { ...loaded, source: changed(asText(loaded.source), change) }
  },
})

const addressFor = (change: Change | null): string => {
  const own = change === null ? [] : [...importers(fileURLToPath(change.url))]
  copies.push({ change, own: new Set(own.map((file) => pathToFileURL(file).href)) })
  return `${main}?copy=${copies.length - 1}`
}

let engine: Engine | undefined

const act = async (message: ToHost): Promise<FromHost> => {
  if (message.do === 'stop') {
    await engine?.stop()
    return { stopped: true }
  }
  const { startEngine } = await import(addressFor(message.change)) as Main
  engine = await startEngine({ port: 0, logLevel: 'fatal', ...message.options })
  return { started: engine.url }
}

// What a mutant left undone may fail once its engine is stopped; the next one goes on.
process.on('unhandledRejection', () => {})
// Each copy of main.ts listens for the end of the process.
process.setMaxListeners(0)
process.on('message', (message: ToHost) => {
  act(message).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ failed: String(error) } satisfies FromHost),
  )
})
process.on('disconnect', () => process.exit())
