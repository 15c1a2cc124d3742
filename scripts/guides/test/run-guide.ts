import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { run } from '../../run/command.ts'
import { projectRoot } from '../../run/project.ts'
import { answerDifferences } from './answer-differences.ts'
import { guideBlocks, type GuideBlock } from './guide-blocks.ts'

type Target = { url: string; platformKey: string }

const mark = '== block at line '

/** One shell for a whole guide, as its reader has it; it ends at the first command that fails. */
const scriptOf = (blocks: GuideBlock[], { url }: Target): string =>
  blocks
    .map(({ line, commands }) => `echo; echo '${mark}${line}'\n${commands}`)
    .join('\n')
    .replaceAll('http://127.0.0.1:8080', url)
    .replaceAll('http://localhost:8080', url)
    // A guide's reader stands in the repository; the shell here only has its commands on the PATH.
    .replaceAll('npx ', '')

const printedBy = (stdout: string): Map<number, string> =>
  new Map(stdout.split(`\n${mark}`).slice(1).map((text) => {
    const end = text.indexOf('\n')
    return [Number(text.slice(0, end)), text.slice(end + 1).trim()] as const
  }))

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const wrongAnswers = (blocks: GuideBlock[], printed: Map<number, string>): string[] =>
  blocks.flatMap(({ line, answer }) => {
    if (answer === undefined) return []
    const last = parsed(printed.get(line)?.split('\n').at(-1) ?? '')
    return answerDifferences({ stated: answer, answered: last })
      .map((difference) => `line ${line}: ${difference}`)
  })

const environmentOf = (folder: string, platformKey: string) => ({
  VALORA_PLATFORM_KEY: platformKey,
  HOME: folder,
  PATH: [
    join(projectRoot, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH'] ?? '',
  ].join(delimiter),
})

/** Runs the shell blocks of a guide against an engine; gives what does not hold, by line. */
export const runGuide = async (markdown: string, target: Target): Promise<string[]> => {
  const { run: blocks } = guideBlocks(markdown)
  const folder = mkdtempSync(join(tmpdir(), 'valora-guide-'))
  try {
    writeFileSync(join(folder, 'guide.sh'), scriptOf(blocks, target))
    const { exitCode, stdout, stderr } = await run('bash', ['-euo', 'pipefail', 'guide.sh'], {
      cwd: folder, environment: environmentOf(folder, target.platformKey),
    })
    const printed = printedBy(stdout)
    if (exitCode === 0) return wrongAnswers(blocks, printed)
    const [line, text] = [...printed].at(-1) ?? [0, '']
    return [`line ${line}: exit code ${exitCode}: ${text.slice(-2000)} ${stderr.trim()}`]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
