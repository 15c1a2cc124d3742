import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { servedDatabases } from '../faults/served-databases.ts'
import { planted } from '../planted-fault.ts'
import type { PlantedFault } from '../planted-fault.ts'
import type { Arrival } from './arrival.ts'
import type { Place, ScriptRun } from './run-script.ts'
import { script } from './scripted-life.ts'

const program = fileURLToPath(new URL('run-script.ts', import.meta.url))
const output_bytes_max = 64 * 1024 * 1024

export type Wanted = {
  readonly place: Place
  readonly arrivals: readonly Arrival[]
  /** How much of the script; all of it unless told. */
  readonly steps?: number
  readonly fault?: PlantedFault
}

/** The script in a process of its own, with a fault in it where one is told. */
export const runScript = async (
  { place, arrivals, fault, steps = script.length }: Wanted,
): Promise<ScriptRun> => {
  const { args, environment } = planted(fault)
  const { stdout, stderr } = await promisify(execFile)(process.execPath,
    [...args, program, ...[place, arrivals, steps].map((each) => JSON.stringify(each))],
    { env: { ...process.env, ...environment }, maxBuffer: output_bytes_max })
  if (stderr !== '') throw new Error(`the script complains: ${stderr}`)
  return JSON.parse(stdout) as ScriptRun
}

export type Served = { readonly serverUrl: string; readonly name: string }

/** Does something on an empty PostgreSQL database of its own. */
export const onServed = async <Result>(
  { serverUrl, name }: Served,
  work: (url: string) => Promise<Result>,
): Promise<Result> => {
  const databases = servedDatabases(serverUrl)
  try {
    return await work(await databases.copy(name, 'template1'))
  } finally {
    await databases.drop(name)
  }
}
