import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { newestRelease } from '../../diff/newest-release.ts'
import { Failure } from '../../run/failure.ts'
import { projectRoot } from '../../run/project.ts'

/** The folder with what was published of the newest release. */
export const publishedFolder = (): string => newestRelease(projectRoot).replace(/\.yaml$/, '')

const tarball = /^valora-(?<name>[a-z-]+)-\d/

const packagesOf = (folder: string): Map<string, string> =>
  new Map((existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.tgz'))
    .map((file) => [tarball.exec(file)?.groups?.['name'] ?? '', file]))

/** Unpacks a release into an empty project; what it depends on is that of this one. */
export const installRelease = (project: string, folder = publishedFolder()): void => {
  const packages = packagesOf(folder)
  const missing = ['spec', 'sdk', 'conformance'].filter((name) => !packages.has(name))
  if (missing.length > 0) throw new Failure(`${folder} has no ${missing.join(', ')}.`, 'missing')
  const modules = join(project, 'node_modules')
  for (const [name, file] of packages) {
    const into = join(modules, '@valora', name)
    mkdirSync(into, { recursive: true })
    execFileSync('tar', ['-xzf', join(folder, file), '--strip-components', '1', '-C', into])
  }
  const others = readdirSync(join(projectRoot, 'node_modules'))
    .filter((name) => !name.startsWith('.') && name !== '@valora')
  for (const name of others) {
    symlinkSync(join(projectRoot, 'node_modules', name), join(modules, name))
  }
}
