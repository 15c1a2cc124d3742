import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { chromium } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { failingReport, hostile, toldSecret } from '../../test/failing-report.ts'
import { stubPlatformKey } from '../../test/run-on-stub.ts'
import { renderHtml } from './html/render-html.ts'
import { renderJunit } from './junit.ts'
import type { Report } from './report.ts'
import { renderTerminal } from './terminal.ts'

let report: Report

beforeAll(async () => {
  report = await failingReport()
})

test('report.json keeps its schema', () => {
  const file = new URL('../../report.schema.json', import.meta.url)
  const ajv = new Ajv2020({ allErrors: true })
  formats.default(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object)
  expect(validate(report) ? [] : validate.errors).toEqual([])
})

test('no rendering shows a secret', () => {
  const texts = [JSON.stringify(report), renderHtml(report), renderJunit(report),
    renderTerminal(report)]
  for (const text of texts) {
    expect(text).toContain('[redacted]')
    expect(text).not.toContain(stubPlatformKey)
    expect(text).not.toContain('vk_stub_secret')
    expect(text).not.toContain(toldSecret)
  }
})

test('a failure is shown with sentence, request, answer and promise', () => {
  const failed = report.checks.find(({ id }) => id === 'test/failing')
  expect(failed?.failure?.promise).toContain('the name is kept')
  const sentence = report.requirements.find(({ id }) => id === 'RES-1.2')?.text ?? ''
  for (const text of [renderHtml(report), renderTerminal(report)]) {
    expect(text).toContain('RES-1.2')
    expect(text.replaceAll('&#39;', "'")).toContain(sentence)
    expect(text).toContain('curl -sS -i -X POST')
    expect(text).toContain('the name is kept')
  }
})

test('the terminal ends with the verdict', () => {
  expect(renderTerminal(report).split('\n').at(-1)).toMatch(/^not conformant: 1 MUST failed/)
})

test('inconclusive checks are grouped by their cause', () => {
  expect(report.causes).toEqual([{
    blamed: 'createMeter', checks: 1,
    reason: expect.stringContaining('createMeter') as string,
  }])
})

// Walks the tags and texts of an XML document; throws where it is not well formed.
const openTags = (xml: string): string[] => {
  const open: string[] = []
  const tag = /<(\/?)([\w-]+)(?:\s+[\w-]+="[^"<]*")*\s*(\/?)>/g
  const withoutTags = (_: string, closing: string, name: string, alone: string): string => {
    if (closing === '/' && open.pop() !== name) throw new Error(`</${name}> closes another tag`)
    if (closing === '' && alone === '') open.push(name)
    return ''
  }
  const rest = xml.replace(/<\?xml[^>]*\?>/, '').replaceAll(tag, withoutTags)
  if (/[<>]|&(?!(?:amp|lt|gt|quot|#10);)/.test(rest)) throw new Error(`stray markup in ${rest}`)
  return open
}

test('the JUnit file is well formed and counts what it holds', () => {
  const xml = renderJunit(report)
  expect(openTags(xml)).toEqual([])
  expect(xml).toContain('tests="3" failures="1" errors="1" skipped="0"')
  expect(xml).not.toContain('\u0007')
})

test('the page loads nothing and escapes what it shows', () => {
  const page = renderHtml(report)
  expect(page).not.toMatch(/<(?:script|link|img|iframe)\b/i)
  expect(page).not.toMatch(/\b(?:src|href)=/i)
  expect(page).not.toContain(hostile)
})

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable']
const executablePath = browsers.find((file) => existsSync(file))
const why = executablePath === undefined ? ' (skipped: no Chromium on this machine)' : ''

test.skipIf(executablePath === undefined)(`a browser opens the page offline${why}`, async () => {
  const browser = await chromium.launch({
    executablePath: executablePath ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage({ offline: true })
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page.setContent(renderHtml(report))
    expect(await page.title()).toBe('Valora conformance: not conformant')
    expect(await page.textContent('#verdict')).toBe(report.summary)
    expect(await page.locator('table.areas tr').count()).toBe(report.areas.length + 1)
    expect(await page.locator('details.check pre.curl').first().isVisible()).toBe(true)
    expect(errors).toEqual([])
  } finally {
    await browser.close()
  }
})
