import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runShape, type ShapeAnswer, type ShapeOptions } from '../shape/run-shape.ts'
import type { Io } from './io.ts'
import { tool } from './tool.ts'

type Asked = Omit<ShapeOptions, 'clock'> & { folder: string | null }

const brokenLine = ({ operation_id, example, status, faults }: ShapeAnswer): string =>
  `  ${operation_id} (${example}) ${status ?? 'no answer'}: ${faults.join(' ')}`

/** `run --shape`: judges the form of answers alone; its last line says "shape only". */
export const shapeCommand = async (asked: Asked, io: Io): Promise<number> => {
  io.err(`shape only: ${asked.contract.operations.length} operations at ${asked.base}\n`)
  const result = await runShape({ ...asked, clock: io.clock })
  const { answers, verdict, summary, exit_code } = result
  if (asked.folder !== null) {
    const report = {
      format: 'valora-conformance-shape/1', tool: tool(), url: asked.base, verdict, exit_code,
      summary, answers,
    }
    writeFileSync(join(asked.folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  }
  const broken = answers.filter(({ faults }) => faults.length > 0)
  for (const answer of broken) io.out(`${brokenLine(answer)}\n`)
  io.out(`${summary}\n`)
  return exit_code
}
