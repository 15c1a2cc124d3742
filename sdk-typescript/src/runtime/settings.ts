import { defaults } from './defaults.ts'
import type { ValoraOptions } from './valora-options.ts'

export type Settings = typeof defaults

/** The options of a client with every gap filled; one that is `undefined` counts as a gap. */
export const settingsOf = (options: ValoraOptions): Settings => {
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(given) }
}
