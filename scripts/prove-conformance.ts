/**
 * npm run prove:conformance [-- --runs 10] [--seed random|NUMBER] [--only ID]
 *
 * Runs the whole suite against the reference engine that many times, each time with another seed: a
 * check whose random choices can leave what the contract promises is found here, not by whoever
 * draws that seed. One engine in memory serves all rounds, as a warm one answers more values in the
 * time that a check has. It stops at the first round that does not hold; its report is in
 * dist/conformance. --only takes a requirement, an area or a check.
 * Exit codes: 0 every round held, 1 one did not or --only selects no check, 2 wrong usage.
 */
import { randomBytes } from 'node:crypto'
import { ensureBundle } from './bundle.ts'
import { main } from './run/main.ts'
import { runConformance, startEngine } from './verify/conformance-run.ts'
import { seedsOf } from './verify/seeds-of.ts'

const usage = 'npm run prove:conformance [-- --runs 10] [--seed random|NUMBER] [--only ID]'

if (import.meta.main) {
  await main({
    usage,
    options: { runs: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
    work: async ({ runs = '10', seed = 'random', only }) => {
      const seeds = seedsOf({ runs: String(runs), seed: String(seed), usage })
      const selection = only === undefined ? [] : ['--only', String(only)]
      await ensureBundle()
      const platformKey = `vk_${randomBytes(20).toString('hex')}`
      const engine = await startEngine(platformKey)
      const prove = async (): Promise<void> => {
        for (const [round, each] of seeds.entries()) {
          await runConformance(engine.url, platformKey, ['--seed', String(each), ...selection])
          console.error(`round ${round + 1} of ${seeds.length} held, seed ${each}`)
        }
      }
      await prove().finally(engine.stop)
      console.log(`the suite held ${seeds.length} times, from seed ${seeds[0]}`)
      return true
    },
  })
}
