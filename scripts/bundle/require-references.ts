import { posix } from 'node:path'
import { Failure } from '../run/failure.ts'
import type { Source } from './parse-source.ts'

type Path = (string | number)[]
type Reference = { target: string; path: Path }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const mappingTargets = (mapping: unknown, path: Path): Reference[] =>
  isRecord(mapping)
    ? Object.entries(mapping)
      .filter((entry): entry is [string, string] => String(entry[1]).includes('.yaml'))
      .map(([tag, target]) => ({ target, path: [...path, tag] }))
    : []

/** Every `$ref` and discriminator mapping below a value. */
const referencesIn = (value: unknown, path: Path = []): Reference[] => {
  if (Array.isArray(value)) return value.flatMap((item, at) => referencesIn(item, [...path, at]))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, inner]): Reference[] => {
    const here = [...path, key]
    if (key === '$ref' && typeof inner === 'string') return [{ target: inner, path: here }]
    if (key === 'mapping' && path.at(-1) === 'discriminator') return mappingTargets(inner, here)
    return referencesIn(inner, here)
  })
}

const at = (content: unknown, pointer: string): unknown =>
  pointer.split('/').slice(1).reduce<unknown>((value, part) => {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')
    return isRecord(value) ? value[key] : undefined
  }, content)

const explain = (source: Source, { target, path }: Reference, why: string): string =>
  `${source.file}:${source.lineAt(path)}: $ref "${target}" ${why}`

const fault = (source: Source, reference: Reference, files: Map<string, Source>) => {
  const [file = '', pointer = ''] = reference.target.split('#')
  const path = file === '' ? source.file : posix.join(posix.dirname(source.file), file)
  const aim = files.get(path)
  if (aim === undefined) {
    return explain(source, reference, `leads to ${path}, which does not exist: add it or mend it.`)
  }
  if (pointer !== '' && at(aim.content, pointer) === undefined) {
    return explain(source, reference, `finds nothing at #${pointer} of ${path}: mend the pointer.`)
  }
  return undefined
}

/** Ends the work when a reference leads nowhere, naming every one of them. */
export const requireReferences = (sources: Source[]): void => {
  const files = new Map(sources.map((source) => [source.file, source]))
  const faults = sources.flatMap((source) =>
    referencesIn(source.content)
      .filter(({ target }) => !/^https?:/.test(target))
      .map((reference) => fault(source, reference, files))
      .filter((message) => message !== undefined))
  if (faults.length > 0) throw new Failure(faults.join('\n'))
}
