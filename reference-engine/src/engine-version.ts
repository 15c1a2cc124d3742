import { readFileSync } from 'node:fs'

/** The engine's own version, which need not be the contract's. */
export const engineVersion = (): string => {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
