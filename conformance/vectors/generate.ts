/**
 * npm run vectors -w conformance
 *
 * Writes every file that is made from source/; vectors.test.ts fails where one is not fresh.
 * Exit codes: 0 written, 2 wrong usage.
 */
import { writeFileSync } from 'node:fs'
import { buildVectors, vectorText } from './build-vectors.ts'

const [unknown] = process.argv.slice(2)

if (unknown === undefined) {
  for (const built of buildVectors()) {
    writeFileSync(new URL(`${built.file}.json`, import.meta.url), vectorText(built))
  }
} else {
  console.error(`Unknown argument '${unknown}'. Usage: npm run vectors -w conformance`)
  process.exitCode = 2
}
