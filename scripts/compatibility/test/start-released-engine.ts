import { join } from 'node:path'
import { startServer, type Server } from '../../run/server.ts'

/** Starts the engine of a release, as its package was installed into a project, in memory. */
export const startReleasedEngine = (project: string, platformKey: string): Promise<Server> =>
  startServer({
    name: 'The released engine',
    args: [
      join(project, 'node_modules/@valora/reference-engine/src/cli.js'),
      'serve', '--port', '0', '--data', 'memory',
    ],
    listening: /valora-engine listening on (http:\/\/\S+)/,
    environment: { VALORA_PLATFORM_KEY: platformKey },
  })
