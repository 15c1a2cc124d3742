import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Makes a directory and its parents, level by level: where a file system answers that a directory
 * cannot be found although its parent is there, Node's recursive mkdir tries for ever.
 */
export const makeDirectory = async (directory: string): Promise<void> => {
  const path = resolve(directory)
  if (existsSync(path)) return
  await makeDirectory(dirname(path))
  await mkdir(path)
}
