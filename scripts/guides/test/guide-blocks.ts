export type GuideBlock = {
  /** Where the fence begins in the guide. */
  line: number
  commands: string
  /** What the guide says that the last command answers, where it says it. */
  answer?: unknown
}

type Fence = { line: number; info: string[]; text: string }

const fencesOf = (markdown: string): Fence[] => {
  const fences: Fence[] = []
  let open: Fence | undefined
  for (const [index, content] of markdown.split('\n').entries()) {
    if (!content.startsWith('```')) {
      if (open) open.text += `${content}\n`
    } else if (open) {
      fences.push(open)
      open = undefined
    } else {
      open = { line: index + 1, info: content.slice(3).split(' '), text: '' }
    }
  }
  if (open) throw new Error(`the block at line ${open.line} has no end`)
  return fences
}

/** The shell blocks of a guide in order; a `json answer` block belongs to the one before it. */
export const guideBlocks = (markdown: string) => {
  const run: GuideBlock[] = []
  const notRun: string[] = []
  for (const { line, info, text } of fencesOf(markdown)) {
    const [language, ...words] = info
    if (language === 'json' && words.includes('answer')) {
      const block = run.at(-1)
      if (!block) throw new Error(`the answer at line ${line} follows no command`)
      block.answer = JSON.parse(text)
    }
    if (language !== 'sh') continue
    if (words.includes('no-run')) notRun.push(text.split('\n')[0] ?? '')
    else run.push({ line, commands: text })
  }
  return { run, notRun }
}
