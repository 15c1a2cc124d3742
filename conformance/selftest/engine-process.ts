import { join } from 'node:path'
import { projectRoot } from '../../scripts/run/project.ts'
import { startServer, type Server } from '../../scripts/run/server.ts'

export const platformKey = 'vk_selftest_platform_key_000000000000'

/** Half of an engine's start is compiling it: what one compiled the next ones take. */
const compileCache = join(projectRoot, 'node_modules/.cache/valora-engine')

/** Starts the reference engine on a free port, as its users do. */
export const startEngineProcess = async (
  // A PostgreSQL database; in memory when absent.
  { databaseUrl }: { databaseUrl?: string } = {},
): Promise<Server> =>
  startServer({
    name: 'The engine',
    args: [
      join(projectRoot, 'reference-engine/src/cli.ts'), 'serve', '--port', '0',
      ...(databaseUrl === undefined ? ['--data', 'memory'] : []),
    ],
    listening: /valora-engine listening on (http:\/\/\S+)/,
    environment: {
      VALORA_PLATFORM_KEY: platformKey,
      NODE_COMPILE_CACHE: compileCache,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    },
  })
