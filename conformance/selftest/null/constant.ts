import type { NullServer } from './null-server.ts'

/** 200 and an empty object for everything. */
export const constant: NullServer = {
  name: 'constant 200 {}', answer: () => ({ status: 200, body: '{}' }),
}
