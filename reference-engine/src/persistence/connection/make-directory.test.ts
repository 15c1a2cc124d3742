import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeDirectory } from './make-directory.ts'

const parent = mkdtempSync(join(tmpdir(), 'valora-directory-'))
afterAll(() => rmSync(parent, { recursive: true }))

test('every missing level is made, and again changes nothing', async () => {
  const deep = join(parent, 'a/b/c')
  await makeDirectory(deep)
  await makeDirectory(deep)
  expect(existsSync(deep)).toBe(true)
})

test.runIf(existsSync('/proc/self'))('a file system that takes none ends it too', async () => {
  await expect(makeDirectory('/proc/valora/data')).rejects.toThrow('ENOENT')
})
