import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { projectRoot } from '../../scripts/run/project.ts'
import { startServer, type Server } from '../../scripts/run/server.ts'
import type { Mutant } from './mutant.ts'

export const platformKey = 'vk_selftest_platform_key_000000000000'

/** Half of an engine's start is compiling it: what one compiled the next ones take. */
const compileCache = join(projectRoot, 'node_modules/.cache/valora-engine')

const preload = fileURLToPath(new URL('./mutate.ts', import.meta.url))

// What the preload reads: the module's address as Node resolves it, and the change.
const changeOf = ({ file, find, replace }: Mutant): string =>
  JSON.stringify({ url: pathToFileURL(join(projectRoot, file)).href, find, replace })

type EngineProcess = {
  /** The fault to give it. */
  mutant?: Mutant
  /** A PostgreSQL database; in memory when absent. */
  databaseUrl?: string
}

/** Starts the reference engine on a free port, as its users do. */
export const startEngineProcess = async (
  { mutant, databaseUrl }: EngineProcess = {},
): Promise<Server> =>
  startServer({
    name: mutant === undefined ? 'The engine' : `The mutant ${mutant.name}`,
    args: [
      '--import', pathToFileURL(preload).href,
      join(projectRoot, 'reference-engine/src/cli.ts'), 'serve', '--port', '0',
      ...(databaseUrl === undefined ? ['--data', 'memory'] : []),
    ],
    listening: /valora-engine listening on (http:\/\/\S+)/,
    environment: {
      VALORA_PLATFORM_KEY: platformKey,
      NODE_COMPILE_CACHE: compileCache,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...(mutant === undefined ? {} : { VALORA_MUTANT: changeOf(mutant) }),
    },
  })
