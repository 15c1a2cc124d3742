import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../run/failure.ts'

const versionOf = (name: string): number[] | undefined =>
  /^(\d+)\.(\d+)\.(\d+)\.yaml$/.exec(name)?.slice(1).map(Number)

const order = (left: number[], right: number[]): number =>
  left.map((part, index) => part - (right[index] ?? 0)).find((gap) => gap !== 0) ?? 0

/** The file of the highest version in spec/releases/: what consumers have today. */
export const newestRelease = (root: string): string => {
  const folder = join(root, 'spec/releases')
  const newest = (existsSync(folder) ? readdirSync(folder) : [])
    .flatMap((name) => {
      const version = versionOf(name)
      return version === undefined ? [] : [{ name, version }]
    })
    .toSorted((left, right) => order(left.version, right.version))
    .at(-1)
  if (newest === undefined) {
    throw new Failure(
      'spec/releases/ holds no <x.y.z>.yaml: copy dist/valora.yaml there when you release.',
      'missing')
  }
  return join(folder, newest.name)
}
