/**
 * npm run gate [-- --json] [--base FILE] [--revision FILE] [--record]
 *
 * Says which part of the version has to change: compares the newest release (spec/releases/) with
 * today's bundle on the wire, in the code of those who use the SDK, and in what the requirements
 * promise, and holds it against what the changesets declare. With --base or --revision any two
 * bundles are compared, and nothing is held against anything. --record adds the digest of a new
 * release. docs/guides/semver-gate.md says how each change is judged.
 * Exit codes: 0 the declared release suffices, or two given bundles were compared; 1 it does not,
 * or an input is broken; 2 wrong usage, 3 a file or a tool is missing.
 */
import { judgeFiles, judgeToday, type Judged } from './gate/judge-files.ts'
import { recordDigests } from './gate/release/release-digests.ts'
import { renderFindings, renderRuling } from './gate/release/render-judgement.ts'
import { main } from './run/main.ts'
import { projectRoot } from './run/project.ts'

type Values = { json: boolean; base: string | undefined; revision: string | undefined }

const print = ({ judgement, ruling }: Judged, json: boolean): boolean => {
  if (json) console.log(JSON.stringify(judgement, null, 2))
  if (ruling === undefined) {
    const lines = [...renderFindings(judgement), `required: ${judgement.required}`]
    if (!json) console.log(lines.join('\n'))
    return true
  }
  const text = renderRuling(ruling)
  if (!json) console.log(text)
  else if (!ruling.held) console.error(text)
  return ruling.held
}

const compare = async ({ json, base, revision }: Values): Promise<boolean> =>
  print(base === undefined && revision === undefined
    ? await judgeToday() : await judgeFiles({ base, revision }), json)

if (import.meta.main) {
  await main({
    usage: 'npm run gate [-- --json] [--base FILE] [--revision FILE] [--record]',
    options: {
      json: { type: 'boolean' },
      base: { type: 'string' },
      revision: { type: 'string' },
      record: { type: 'boolean' },
    },
    work: async ({ json, base, revision, record }) => {
      if (record === true) {
        const fresh = recordDigests(projectRoot)
        console.log(fresh.length > 0 ? `recorded ${fresh.join(', ')}` : 'nothing new to record')
        return true
      }
      const files = { base: base as string | undefined, revision: revision as string | undefined }
      return compare({ json: json === true, ...files })
    },
  })
}
