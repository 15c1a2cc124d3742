import { writeFileSync } from 'node:fs'
import { buildVectors, vectorText } from './build-vectors.ts'

// Writes every file that is made from source/; vectors.test.ts fails where one is not fresh.
for (const built of buildVectors()) {
  writeFileSync(new URL(`${built.file}.json`, import.meta.url), vectorText(built))
}
