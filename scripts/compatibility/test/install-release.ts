import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { newestRelease } from '../../diff/newest-release.ts'
import { Failure } from '../../run/failure.ts'
import { projectRoot } from '../../run/project.ts'

/** The folder with what was published of the newest release. */
export const publishedFolder = (): string => newestRelease(projectRoot).replace(/\.yaml$/, '')

/** Unpacks the newest release into an empty project; what it depends on is that of this one. */
export const installRelease = (project: string): void => {
  const folder = publishedFolder()
  const tarballs = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.tgz')) : []
  if (tarballs.length !== 3) throw new Failure(`${folder} does not hold three tarballs.`, 'missing')
  const modules = join(project, 'node_modules')
  for (const file of tarballs) {
    const into = join(modules, '@valora', /^valora-([a-z]+)-/.exec(file)?.[1] ?? '')
    mkdirSync(into, { recursive: true })
    execFileSync('tar', ['-xzf', join(folder, file), '--strip-components', '1', '-C', into])
  }
  const others = readdirSync(join(projectRoot, 'node_modules'))
    .filter((name) => !name.startsWith('.') && name !== '@valora')
  for (const name of others) {
    symlinkSync(join(projectRoot, 'node_modules', name), join(modules, name))
  }
}
