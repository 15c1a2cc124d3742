/**
 * npm run prove:properties [-- --runs 50] [--seed random|NUMBER] [--only TEXT]
 *
 * Runs every property test of the billing domain and of the conformance oracle that many times,
 * each time with another seed; `npm test` runs them once with a seed that never changes. It stops
 * at the first that does not hold, whose report names the seed and the smallest example. --only
 * takes the files whose path holds a text.
 * Exit codes: 0 all held, 1 one did not, 2 wrong usage.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runBinary } from './run/command.ts'
import { Failure } from './run/failure.ts'
import { main } from './run/main.ts'
import { projectRoot } from './run/project.ts'
import { seedsOf } from './verify/seeds-of.ts'

const usage = 'npm run prove:properties [-- --runs 50] [--seed random|NUMBER] [--only TEXT]'
const folders = ['reference-engine/src/domain', 'conformance/oracle']

const isProperty = (file: string): boolean =>
  readFileSync(join(projectRoot, file), 'utf8').includes("from 'fast-check'")

if (import.meta.main) {
  await main({
    usage,
    options: { runs: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
    work: async ({ runs = '50', seed = 'random', only = '' }) => {
      const files = folders.flatMap((folder) =>
        globSync(`${folder}/**/*.test.ts`, { cwd: projectRoot }))
        .filter((file) => isProperty(file) && file.includes(String(only))).toSorted()
      if (files.length === 0) throw new Failure(`no property test holds ${only}`, 'usage')
      const seeds = seedsOf({ runs: String(runs), seed: String(seed), usage })
      for (const [round, each] of seeds.entries()) {
        const environment = { VALORA_PROPERTY_SEED: String(each) }
        const { exitCode, stdout, stderr } =
          await runBinary(['vitest', 'vitest'], ['run', ...files], { environment })
        if (exitCode !== 0) throw new Failure(`${stdout}${stderr}`)
        console.error(`round ${round + 1} of ${seeds.length} held`)
      }
      console.log(`${files.length} files held ${seeds.length} times, from seed ${seeds[0]}`)
      return true
    },
  })
}
