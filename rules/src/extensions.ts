/** The `x-` keywords of the contract by where they may stand. */
export const extensions = {
  operation: new Set([
    'x-money', 'x-problems', 'x-profile', 'x-requirements', 'x-retry', 'x-sunset', 'x-unpaged',
  ]),
  schema: new Set([
    'x-currency', 'x-open-enum', 'x-open-map', 'x-requirements', 'x-state-machine', 'x-sunset',
  ]),
} as const
