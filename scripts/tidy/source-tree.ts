import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import ts from 'typescript'

export type SourceText = {
  /** Path from the project root. */
  file: string
  text: string
}

export type Code = SourceText & { tree: ts.SourceFile }

const skippedFolders = new Set(['node_modules', 'dist', '.git', 'coverage'])
const skippedFiles = new Set(['package-lock.json'])
const readAs = new Set(['.ts', '.js', '.json', '.yaml', '.yml', '.md', '.sh', '.html', '.css', ''])

/** Every text file of the project that people write or that is generated from what they write. */
export const readTexts = (root: string, folder = root): SourceText[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry): SourceText[] => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : readTexts(root, path)
    if (!entry.isFile() || skippedFiles.has(entry.name)) return []
    if (!readAs.has(extname(entry.name))) return []
    return [{ file: relative(root, path), text: readFileSync(path, 'utf8') }]
  })

const isGenerated = (file: string): boolean =>
  file.includes('/generated/') || file.startsWith('spec/types/')

/** The TypeScript that people write, parsed: no fixtures, nothing generated. */
export const parseCode = (texts: SourceText[]): Code[] =>
  texts
    .filter(({ file }) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .filter(({ file }) => !isGenerated(file) && !file.includes('/fixtures/'))
    .map((source) => ({
      ...source,
      tree: ts.createSourceFile(source.file, source.text, ts.ScriptTarget.Latest, true),
    }))
