import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ContractBundle } from '../../generate/contract-bundle.ts'
import { wireTypes } from '../../generate/wire-types.ts'
import { runBinary } from '../../run/command.ts'
import { Failure } from '../../run/failure.ts'
import { projectRoot } from '../../run/project.ts'
import { membersOf, type Node } from '../document/json-node.ts'
import { toFinding, type Finding } from '../finding.ts'

const samples = 'scripts/gate/fixtures/samples'

const configuration = {
  compilerOptions: {
    target: 'ES2024', lib: ['ES2024', 'DOM', 'DOM.AsyncIterable'], types: [], module: 'NodeNext',
    moduleResolution: 'NodeNext', moduleDetection: 'force', noEmit: true, strict: true,
    allowImportingTsExtensions: true, skipLibCheck: true,
  },
}

/** What `tsc` prints for each fault: `file(line,column): error TS1234: sentence`. */
const printed = /^(\S+\.ts)\((\d+),\d+\): error (TS\d+): (.+)$/gm

const faults = async (folder: string): Promise<Finding[]> => {
  const args = ['-p', folder, '--pretty', 'false']
  const { exitCode, stdout, stderr } =
    await runBinary(['@typescript/native', 'tsc'], args, { cwd: folder })
  const found = [...stdout.matchAll(printed)].map(([, file, line, code, sentence = '']) =>
    toFinding({
      verdict: 'major', plane: 'source', id: 'sample-does-not-compile', where: `${file}:${line}`,
      why: `code written for the last release does not compile any more: ${code} ${sentence}`,
    }))
  if (exitCode !== 0 && found.length === 0) {
    const said = (stderr || stdout).trim()
    throw new Failure(`The usage samples cannot be compiled: ${said}`, 'missing')
  }
  return found
}

/** Where code stands that was written for this release of this contract, if any is kept. */
const samplesOf = (base: Node): string | undefined => {
  const { title, version } = membersOf(base['info'])
  const name = `${String(title).toLowerCase()}-${String(version)}`
  const folder = join(projectRoot, samples, name)
  return /^[a-z]+-\d+\.\d+\.\d+$/.test(name) && existsSync(folder) ? folder : undefined
}

const compile = async (from: string, document: Node): Promise<Finding[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'valora-samples-'))
  try {
    cpSync(from, folder, { recursive: true })
    const types = await wireTypes({ document } as ContractBundle)
    writeFileSync(join(folder, 'contract.ts'), types)
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration))
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    return await faults(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Compiles code that was written for the base against the types of the revision. A fault that the
 * base has too is none of the revision's: not every bundle of that version is the release.
 */
export const compileSamples = async (
  { base, revision }: { base: Node; revision: Node },
): Promise<Finding[]> => {
  const from = samplesOf(base)
  const found = from === undefined ? [] : await compile(from, revision)
  if (from === undefined || found.length === 0) return []
  const known = new Set((await compile(from, base)).map(({ fingerprint }) => fingerprint))
  return found.filter(({ fingerprint }) => !known.has(fingerprint))
}
