/**
 * npm run vectors -w conformance
 *
 * Writes every file that is made from source/; vectors.test.ts fails where one is not fresh.
 * Exit codes: 0 written, 2 wrong usage.
 */
import { writeFileSync } from 'node:fs'
import { main } from '../../scripts/run/main.ts'
import { buildVectors, vectorText } from './build-vectors.ts'

await main({
  usage: 'npm run vectors -w conformance',
  work: async () => {
    for (const built of buildVectors()) {
      writeFileSync(new URL(`${built.file}.json`, import.meta.url), vectorText(built))
    }
    return true
  },
})
