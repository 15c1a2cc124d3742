import { readFile, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { DatabaseUnreachable, errorCode } from './database-unreachable.ts'
import { makeDirectory } from './make-directory.ts'

/** The lock files of this process, to tell its own from one left by a dead namesake. */
const held = new Set<string>()

/**
 * Claims a directory for this process and returns how to let go of it. Two embedded databases
 * over the same files would destroy each other's pages, and neither would notice.
 */
export const lockDirectory = async (directory: string): Promise<() => Promise<void>> => {
  const file = resolve(directory, 'valora.lock')
  try {
    await makeDirectory(directory)
    await claim(file, directory)
  } catch (error) {
    throw error instanceof DatabaseUnreachable ? error : DatabaseUnreachable.at(directory, error)
  }
  held.add(file)
  return async () => {
    held.delete(file)
    await rm(file, { force: true })
  }
}

const claim = async (file: string, directory: string): Promise<void> => {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    const owner = Number(await readFile(file, 'utf8'))
    if (held.has(file) || (owner !== process.pid && isRunning(owner))) {
      throw DatabaseUnreachable.at(directory, new Error(`process ${owner} is using it`))
    }
    // The owner died without letting go; its files are as PostgreSQL's recovery expects them.
    await rm(file, { force: true })
    await claim(file, directory)
  }
}

const isRunning = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
