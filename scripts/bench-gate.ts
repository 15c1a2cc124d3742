/**
 * npm run bench:gate [-- --quick]
 *
 * Judges every edit of scripts/gate/bench by itself, with both tools, and compares the verdicts
 * with those they must get; --quick leaves redocly out, as the tests do.
 * Exit codes: 0 every edit got its verdict, 1 one did not, 2 wrong usage, 3 a tool is missing.
 */
import { join } from 'node:path'
import { ensureBundle } from './bundle.ts'
import { benchContract } from './gate/bench/bench-contract.ts'
import { constructsOf } from './gate/bench/constructs.ts'
import { allEdits } from './gate/bench/edits.ts'
import { runEdits, type EditResult } from './gate/bench/run-edits.ts'
import { renderWrong, tally } from './gate/bench/tally.ts'
import { readContract } from './gate/document/read-contract.ts'
import { verdicts } from './gate/finding.ts'
import { main } from './run/main.ts'
import { table } from './run/table.ts'

/** Another title is another contract, and a server is known by its url. */
const neverCompared = new Set(['info.title', 'server.url'])

/** Kinds of members of today's contract that no edit is made in. */
const unedited = async (results: EditResult[]): Promise<string[]> => {
  const { folder } = await ensureBundle()
  const { document } = readContract(join(folder, 'valora.yaml'))
  const edited = new Set(results.flatMap(({ constructs }) => [...constructs]))
  return [...constructsOf(document)]
    .filter((one) => !edited.has(one) && !neverCompared.has(one))
    .map((one) => `${one}: no edit is made in it: add one to scripts/gate/bench/edits`)
}

if (import.meta.main) {
  await main({
    usage: 'npm run bench:gate [-- --quick]',
    options: { quick: { type: 'boolean' } },
    work: async ({ quick }) => {
      const start = performance.now()
      const tools = quick === true ? ['oasdiff' as const] : ['oasdiff' as const, 'redocly' as const]
      const results = await runEdits(benchContract(), { edits: allEdits, tools })
      const { missed, silent, alarms } = tally(results)
      const rows = verdicts.map((wanted) => {
        const group = results.filter((result) => result.wanted === wanted)
        return [wanted, ...verdicts.map((got) =>
          String(group.filter((result) => result.got === got).length))]
      })
      const wrong = [...renderWrong(results), ...await unedited(results)]
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      console.log([
        table(['wanted', ...verdicts.map((verdict) => `got ${verdict}`)], rows), '', ...wrong,
        `${results.length} edits, ${missed.length} breaks missed, ${silent.length} silent, `
        + `${alarms.length} false alarms, ${seconds} s`,
      ].join('\n'))
      return wrong.length === 0
    },
  })
}
