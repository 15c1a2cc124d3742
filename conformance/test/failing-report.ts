import { buildReport } from '../src/report/build-report.ts'
import type { Report } from '../src/report/report.ts'
import { checkOf, runOnStub } from './run-on-stub.ts'

/** Texts that a page, an XML file and a redactor must survive. */
export const hostile = '<script>document.title = "broken in"</script> & "quotes" \u0007'

/** A secret that the stub engine tells in its answers. */
export const toldSecret = 'vk_example_only_not_a_real_secret_h7ka'

/** The report of a run in which one check passes, one fails, and one is inconclusive. */
export const failingReport = async (): Promise<Report> => {
  const passing = checkOf('passing', async ({ api, expect }) => {
    expect.status(await api.post('/customers', { name: 'A' }), 201)
  })
  const failing = checkOf('failing', async ({ api, expect, given }) => {
    const { secret } = await given.own()
    const { body } = await api.post<{ name: string }>('/customers', { name: hostile })
    expect.equal(`${body.name} ${secret} ${toldSecret}`, 'B', `the name is kept ${hostile}`)
  }, { requirement: 'RES-1.2' })
  const spoiled = checkOf('spoiled', async ({ given, expect }) => {
    await given.meter()
    expect.that(true, 'never reached')
  }, { requirement: 'MTR-1.1' })
  const result = await runOnStub([passing, failing, spoiled])
  return buildReport(result, { name: '@valora/conformance', version: '0.0.0' })
}
