import { check, type Check, type CheckContext } from '../src/check.ts'
import { loadContract } from '../src/contract/load-contract.ts'
import { run, type RunOptions, type RunResult } from '../src/runner/run.ts'
import { startStubEngine, type StubOptions } from './stub-engine.ts'

export const contract = loadContract()

export const stubPlatformKey = 'vk_stub_platform_key_0000000000'

/** A check for a test: one area, one fact, one requirement. */
export const checkOf = (
  fact: string, work: (context: CheckContext) => Promise<void>,
  { requirement = 'RES-1.1', needs = [] }: { requirement?: string; needs?: string[] } = {},
): Check => check({ id: `test/${fact}`, requirement, needs, run: work })

/** Runs these checks against a stub engine. */
export const runOnStub = async (
  checks: readonly Check[], stub: StubOptions = {}, options: Partial<RunOptions> = {},
): Promise<RunResult> => {
  const { url, stop } = await startStubEngine(contract, stub)
  try {
    return await run({
      base: `${url}/v1`, platformKey: stubPlatformKey, contract, checks, seed: 1,
      clock: () => Date.now(), ...options,
    })
  } finally {
    await stop()
  }
}
