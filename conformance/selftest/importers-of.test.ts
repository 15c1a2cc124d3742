import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { importersOf } from './importers-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'valora-importers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const files = {
  main: `import './start.ts'\nimport { a } from './a.ts'\n`,
  start: `import {\n  b,\n} from './b.ts'\n`,
  a: `import type { B } from './b.ts'\nexport const a = 'b'\n`,
  b: `export { c } from './c.ts'\nimport { type C } from './c.ts'\n`,
  c: `import pg from 'pg'\nexport const c = 1\n`,
}
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.ts`), text)

test.each([
  ['c', ['b', 'c', 'main', 'start'], 'what is exported again and imported over lines counts'],
  ['a', ['a', 'main'], 'a direct importer is enough'],
  ['b', ['b', 'main', 'start'], 'an import of types alone loads nothing'],
  ['main', ['main'], 'nothing loads the first module'],
])('%s is loaded by %j: %s', (name, wanted) => {
  const reached = [...importersOf(folder)(join(folder, `${name}.ts`))]
  expect(reached.map((file) => basename(file, '.ts')).sort()).toEqual(wanted)
})
