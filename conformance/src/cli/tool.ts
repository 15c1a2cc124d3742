import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const manifestAbove = (folder: string): string => {
  const file = join(folder, 'package.json')
  return existsSync(file) ? file : manifestAbove(dirname(folder))
}

/** The suite's own name and version, as its package says. */
export const tool = (): { name: string; version: string } => {
  const file = manifestAbove(dirname(fileURLToPath(import.meta.url)))
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  return { name: name ?? '', version: version ?? '' }
}
