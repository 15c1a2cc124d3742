import { fileURLToPath, pathToFileURL } from 'node:url'

/** One text of one module of the engine, and what stands there instead. */
export type PlantedFault = {
  /** From the folder of the engine. */
  readonly file: string
  /** It stands in the file exactly once. */
  readonly find: string
  readonly replace: string
}

const engine = new URL('../', import.meta.url)
const preload = fileURLToPath(new URL('plant-fault.ts', import.meta.url))

/** How to start a process, and those that it forks, with the fault if one is told. */
export const planted = (fault: PlantedFault | undefined) => {
  if (fault === undefined) return { args: [], environment: {} }
  const url = new URL(fault.file, engine).href
  return {
    args: ['--import', pathToFileURL(preload).href],
    environment: { PLANTED_FAULT: JSON.stringify({ ...fault, url }) },
  }
}
