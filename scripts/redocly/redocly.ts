import { join } from 'node:path'
import { runBinary, type Outcome } from '../run/command.ts'
import { projectRoot } from '../run/project.ts'

const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }

/** Runs a redocly command with the project's configuration, from the root of a contract. */
export const redocly = (root: string, args: string[]): Promise<Outcome> =>
  runBinary(['@redocly/cli', 'redocly'], [...args, '--config', join(projectRoot, 'redocly.yaml')], {
    cwd: root,
    environment: quiet,
  })
