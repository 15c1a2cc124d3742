import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { execFile } from 'node:child_process'
import { Failure } from '../run/failure.ts'
import { projectRoot } from '../run/project.ts'

const run = promisify(execFile)

export type Emission = {
  /** Globs from the project root. */
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** The folder below which the sources keep their places. */
  readonly rootDir: string
  readonly outDir: string
  /** The declarations of the wire types, as the packed contract has them. */
  readonly wireTypes: string
}

const faults_shown_max = 20

/** Writes JavaScript and declarations, as Node strips no types below node_modules. */
export const emit = async (emission: Emission): Promise<void> => {
  const { include, exclude, rootDir, outDir, wireTypes } = emission
  // In dist/, as other tools read every file beside it.
  const config = join(projectRoot, `dist/tsconfig.pack-${process.pid}.json`)
  const within = (place: string): string => join(projectRoot, place)
  writeFileSync(config, JSON.stringify({
    extends: within('tsconfig.json'),
    compilerOptions: {
      noEmit: false, declaration: true, rewriteRelativeImportExtensions: true,
      rootDir: within(rootDir), outDir, paths: { '@valora/spec/types': [wireTypes] },
    },
    include: include.map(within), exclude: exclude.map(within),
  }))
  try {
    await run(process.execPath,
      [join(projectRoot, 'node_modules/@typescript/native/bin/tsc'), '-p', config])
  } catch (error) {
    const { stdout = '' } = error as { stdout?: string }
    const faults = stdout.split('\n').filter((line) => line.includes('error TS'))
    throw new Failure(['The sources do not compile, so nothing is packed:',
      ...faults.slice(0, faults_shown_max)].join('\n'))
  } finally {
    rmSync(config, { force: true })
  }
}
