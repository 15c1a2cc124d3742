import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readSourceFiles, type SourceFile } from '../bundle/source-files.ts'

type Registry = { requirements: { id: string }[]; problems: { code: string }[] }

type Operations = { paths: Record<string, Record<string, { operationId?: string }>> }

const lineWith = (files: SourceFile[], needle: RegExp): string | undefined => {
  for (const { file, text } of files) {
    const line = text.split('\n').findIndex((content) => needle.test(content))
    if (line >= 0) return `${file}:${line + 1}`
  }
  return undefined
}

const read = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folder, name), 'utf8'))

/** The row that `$['x-registries'].problems[3]` or `.requirements[3]` stands for. */
const rowPlace = (files: SourceFile[], path: string, registry: Registry): string | undefined => {
  const [, list, at] = /^\$\['x-registries'\]\.(problems|requirements)\[(\d+)\]/.exec(path) ?? []
  const name = list === 'problems'
    ? registry.problems[Number(at)]?.code
    : registry.requirements[Number(at)]?.id
  if (list === undefined || name === undefined) return undefined
  const folder = list === 'problems' ? 'spec/errors/' : 'spec/requirements/'
  const rows = files.filter(({ file }) => file.startsWith(folder))
  return lineWith(rows, new RegExp(`\\b(code|id): ${name.replace('.', '\\.')}\\b`))
}

const operationPlace = (files: SourceFile[], path: string, { paths }: Operations) => {
  const [, at = '', method = ''] = /^\$\.paths\['([^']+)'\]\.(\w+)/.exec(path) ?? []
  const operationId = paths[at]?.[method]?.operationId
  if (operationId === undefined) return undefined
  const folder = files.filter(({ file }) => file.startsWith('spec/paths/'))
  return lineWith(folder, new RegExp(`\\boperationId: ${operationId}$`))
}

const componentPlace = (files: SourceFile[], path: string): string | undefined => {
  const name = /^\$\.components\.\w+(?:\.|\[')([\w-]+)/.exec(path)?.[1]
  const found = files.find(({ file }) => name !== undefined && basename(file) === `${name}.yaml`)
  return found === undefined ? undefined : `${found.file}:1`
}

/**
 * Finds the source of a place in the bundle: the row, the operation or the component's file. What
 * has no source of its own gets the place in the bundle.
 */
export const sourcePlaces = (root: string) => {
  const folder = join(root, 'dist')
  const files = readSourceFiles(root)
  const { requirements } = read(folder, 'requirements.json') as Registry
  const { problems } = read(folder, 'problems.json') as Registry
  const document = read(folder, 'valora.json') as Operations
  return (path: string): string | undefined =>
    rowPlace(files, path, { requirements, problems })
    ?? operationPlace(files, path, document)
    ?? componentPlace(files, path)
}
