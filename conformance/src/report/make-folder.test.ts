import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from './make-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'valora-folder-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('every missing level is made, and again changes nothing', () => {
  const deep = join(folder, 'a/b/c')
  makeFolder(deep)
  makeFolder(deep)
  expect(existsSync(deep)).toBe(true)
})

test('what cannot be made is refused at once', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => makeFolder(join(folder, 'file/below'))).toThrow('ENOTDIR')
})

test.runIf(existsSync('/proc/self'))('a file system that takes no folders ends it too', () => {
  expect(() => makeFolder('/proc/valora/reports')).toThrow('ENOENT')
})
