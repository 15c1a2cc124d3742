import { resolve } from 'node:path'
import type { DatabaseLocation } from './persistence/connection/open-database.ts'

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** How an engine is started; everything has a default that is right for trying it out. */
export type EngineOptions = {
  readonly host?: string | undefined
  /** 0 takes any free port. */
  readonly port?: number | undefined
  /** `memory` or a directory, for the embedded database. */
  readonly data?: string | undefined
  /** A served PostgreSQL, which takes the place of `data`. */
  readonly databaseUrl?: string | undefined
  /** The operator's key; one is made where it is absent. */
  readonly platformKey?: string | undefined
  /** Requests a second for each key; no limit unless told. */
  readonly rateLimit?: number | undefined
  readonly logLevel?: LogLevel | undefined
  /** Whether this process also runs billing's jobs; it does unless told. */
  readonly scheduler?: boolean | undefined
  /** Whether every answer is checked against the contract before it goes. */
  readonly validateResponses?: boolean | undefined
  /** Where the contract's bundle is. */
  readonly contractFolder?: string | undefined
}

export type Address = { readonly host: string; readonly port: number }

/** Where an engine of these options listens. */
export const addressOf = ({ host = '127.0.0.1', port = 8080 }: EngineOptions): Address =>
  ({ host, port })

/** Where an engine of these options keeps its records. */
export const databaseLocation = (
  { data = 'memory', databaseUrl }: EngineOptions,
): DatabaseLocation => {
  if (databaseUrl !== undefined) return { kind: 'postgresql', url: databaseUrl }
  return data === 'memory' ? { kind: 'memory' } : { kind: 'directory', directory: resolve(data) }
}
