import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../run/failure.ts'

const folder = 'spec/releases'
const file = `${folder}/SHA256SUMS`

/** Digests by file name, as `sha256sum` writes and checks them. */
type Digests = Map<string, string>

const readDigests = (root: string): Digests => {
  const path = join(root, file)
  if (!existsSync(path)) return new Map()
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '')
  return new Map(lines.map((line, index) => {
    const [, digest, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
    if (digest !== undefined && name !== undefined) return [name, digest]
    throw new Failure(`${file}:${index + 1}: no line of sha256sum: write "<digest>  <file>".`)
  }))
}

const releasedBundles = (root: string): string[] => {
  const path = join(root, folder)
  return existsSync(path)
    ? readdirSync(path).filter((name) => /^\d+\.\d+\.\d+\.yaml$/.test(name)).toSorted() : []
}

const digestOf = (root: string, name: string): string =>
  createHash('sha256').update(readFileSync(join(root, folder, name))).digest('hex')

type Released = { name: string; recorded: Digests }

const faultOf = (root: string, { name, recorded }: Released): string[] => {
  const shown = `${folder}/${name}`
  const wanted = recorded.get(name)
  if (!existsSync(join(root, folder, name))) {
    return [`${shown} is gone, and ${file} says that it was published: restore it.`]
  }
  if (wanted === undefined) {
    return [`${shown} has no line in ${file}: if it is what was published, add it once with `
      + 'npm run gate -- --record.']
  }
  const found = digestOf(root, name)
  if (found === wanted) return []
  return [`${shown} is not what was published (recorded ${wanted.slice(0, 12)}, found `
    + `${found.slice(0, 12)}): restore it; a release never changes, a change goes into spec/.`]
}

/** Ends the work when a release is not, byte for byte, what was published. */
export const requirePublished = (root: string): void => {
  const recorded = readDigests(root)
  const names = new Set([...recorded.keys(), ...releasedBundles(root)])
  const faults = [...names].flatMap((name) => faultOf(root, { name, recorded }))
  if (faults.length > 0) throw new Failure(faults.join('\n'))
}

/** Records the digests of released bundles that have none yet; the others stay as they are. */
export const recordDigests = (root: string): string[] => {
  const recorded = readDigests(root)
  const fresh = releasedBundles(root).filter((name) => !recorded.has(name))
  const all = new Map([...recorded, ...fresh.map((name) => [name, digestOf(root, name)] as const)])
  const lines = [...all].map(([name, digest]) => `${digest}  ${name}\n`)
  if (fresh.length > 0) writeFileSync(join(root, file), lines.join(''))
  return fresh
}
