import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageFault } from '../usage-fault.ts'
import { renderHtml } from './html/render-html.ts'
import { renderJunit } from './junit.ts'
import { makeFolder } from './make-folder.ts'
import type { Report } from './report.ts'

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)

/** Makes the folder and proves that it takes files, before a run that would be in vain. */
export const requireWritable = (folder: string): void => {
  try {
    makeFolder(folder)
    const probe = join(folder, '.writable')
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw new UsageFault(`Cannot write reports to ${folder}: ${reasonOf(error)}.`)
  }
}

/** Writes the three reports and returns their paths. */
export const writeReports = (report: Report, folder: string): string[] => {
  const texts = [
    ['report.json', `${JSON.stringify(report, null, 2)}\n`],
    ['report.html', renderHtml(report)],
    ['report.junit.xml', renderJunit(report)],
  ] as const
  return texts.map(([name, text]) => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return file
  })
}
