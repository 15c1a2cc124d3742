/** The change of one source text, by the address of its module. */
export type Change = { url: string; find: string; replace: string }

/** What a host of engines is told. */
export type ToHost =
  | { do: 'start'; change: Change | null; options: { databaseUrl: string; platformKey: string } }
  | { do: 'stop' }

/** What it answers. */
export type FromHost = { started: string } | { stopped: true } | { failed: string }
