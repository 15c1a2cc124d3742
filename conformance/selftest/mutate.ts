/**
 * Loaded with `--import` before the engine: changes one source text as its module is loaded, so
 * the engine itself holds no mutant code. VALORA_MUTANT says which, as JSON.
 */
import { registerHooks } from 'node:module'

type Change = { url: string; find: string; replace: string }

const change = JSON.parse(process.env['VALORA_MUTANT'] ?? 'null') as Change | null

const asText = (source: unknown): string =>
  typeof source === 'string' ? source : Buffer.from(source as Uint8Array).toString('utf8')

if (change !== null) {
  const { url: wanted, find, replace } = change
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      if (url !== wanted) return loaded
      const parts = asText(loaded.source).split(find)
      if (parts.length !== 2) throw new Error(`The mutant's text occurs ${parts.length - 1} times`)
      process.stderr.write('valora-mutant applied\n')
      return { ...loaded, source: parts.join(replace) }
    },
  })
}
