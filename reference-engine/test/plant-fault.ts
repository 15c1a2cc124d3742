import { registerHooks } from 'node:module'

// Loaded into a process before the engine: one text of one module is replaced as it is loaded, so
// that a proof can be seen failing. The engine knows nothing of it.
type Change = { readonly url: string; readonly find: string; readonly replace: string }

const { url: wanted, find, replace } = JSON.parse(process.env.PLANTED_FAULT ?? '') as Change

const asText = (source: unknown): string =>
  typeof source === 'string' ? source : Buffer.from(source as Uint8Array).toString('utf8')

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context)
    if (url !== wanted) return loaded
    const parts = asText(loaded.source).split(find)
    if (parts.length !== 2) throw new Error(`the text occurs ${parts.length - 1} times in ${url}`)
    return { ...loaded, source: parts.join(replace) }
  },
})
