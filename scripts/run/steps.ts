import { table } from './table.ts'

export type Step = {
  name: string
  /** Answers the verdict to show; throws when the step does not hold. */
  work: () => Promise<string>
}

export type StepResult = { name: string; seconds: number; held: boolean; verdict: string }

type Options = { print: (line: string) => void; elapsed: () => number }

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

const attempt = async (step: Step, elapsed: () => number): Promise<StepResult> => {
  const start = elapsed()
  const seconds = () => (elapsed() - start) / 1000
  try {
    const verdict = await step.work()
    return { name: step.name, seconds: seconds(), held: true, verdict }
  } catch (error) {
    return { name: step.name, seconds: seconds(), held: false, verdict: messageOf(error) }
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''

/** Runs steps in order, says each as it goes, and stops at the first that does not hold. */
export const runSteps = async (steps: Step[], options: Options): Promise<StepResult[]> => {
  const results: StepResult[] = []
  for (const [index, step] of steps.entries()) {
    options.print(`\n[${index + 1}/${steps.length}] ${step.name}`)
    const result = await attempt(step, options.elapsed)
    results.push(result)
    options.print(`      ${result.verdict}`)
    if (!result.held) break
  }
  return results
}

/** One row for each step, those not reached too, and the time of all of them. */
export const stepTable = (steps: Step[], results: StepResult[]): string => {
  const rows = steps.map(({ name }, index) => {
    const result = results[index]
    if (result === undefined) return [name, '', 'not run', '']
    const held = result.held ? 'ok' : 'FAILED'
    return [name, `${result.seconds.toFixed(1)} s`, held, firstLine(result.verdict)]
  })
  const total = results.reduce((sum, { seconds }) => sum + seconds, 0)
  rows.push(['', `${total.toFixed(1)} s`, '', ''])
  return table(['step', 'time', 'held', 'verdict'], rows)
}
