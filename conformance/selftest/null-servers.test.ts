import { describe, expect, test } from 'vitest'
import { loadContract } from '../src/contract/load-contract.ts'
import { discover } from '../src/runner/discover.ts'
import { run } from '../src/runner/run.ts'
import { exitCodes } from '../src/verdict/run-verdict.ts'
import { constant } from './null/constant.ts'
import { echo } from './null/echo.ts'
import { emptyList } from './null/empty-list.ts'
import { failing } from './null/failing.ts'
import { hanging } from './null/hanging.ts'
import { notFound } from './null/not-found.ts'
import { serveNull } from './null/null-server.ts'

const contract = loadContract()
const servers = [constant, emptyList, notFound, failing, echo, hanging]

describe.each(servers)('a null server: $name', (server) => {
  // The preflight alone would stop the run, so the second round goes on regardless of it.
  test.each([false, true])('no MUST passes (regardless: %s)', async (regardless) => {
    const { url, stop } = await serveNull(server)
    try {
      const result = await run({
        base: `${url}/v1`, platformKey: 'vk_null_server_platform_key', contract,
        checks: await discover(contract), seed: 1, clock: () => Date.now(), regardless,
        request_timeout_ms: 250,
      })
      const passed = result.requirements.filter(({ verdict }) => verdict === 'passed')
      expect(passed.map(({ requirement }) => requirement.id)).toEqual([])
      expect(exitCodes[result.verdict]).not.toBe(0)
    } finally {
      await stop()
    }
  })
})
