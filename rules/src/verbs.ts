const reads = ['get', 'list', 'query', 'check']
const acts = [
  'add', 'advance', 'amend', 'apply', 'archive', 'create', 'finalize', 'ingest', 'mark',
  'pause', 'preview', 'publish', 'record', 'redeliver', 'refresh', 'regenerate', 'resume', 'revoke',
  'rotate', 'send', 'test', 'uncancel', 'verify', 'void',
]

/** Every verb of an operationId with the methods it goes with. */
export const verbs: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  ...Object.fromEntries(reads.map((verb) => [verb, ['get']])),
  ...Object.fromEntries(acts.map((verb) => [verb, ['post']])),
  cancel: ['post', 'delete'],
  update: ['patch'],
  delete: ['delete'],
  remove: ['delete'],
}))
