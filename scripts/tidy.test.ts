import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensureBundle } from './bundle.ts'
import { generate } from './generate.ts'
import { projectRoot } from './run/project.ts'
import { contractShapes } from './tidy/contract-copies.ts'
import { gates, type House } from './tidy/gates.ts'
import { parseCode, readTexts } from './tidy/source-tree.ts'
import { renderProblem } from './tidy/tidy-problem.ts'
import waivers from './tidy/waivers.json' with { type: 'json' }
import { applyWaivers } from './tidy/waivers.ts'

describe('the house is tidy', () => {
  let house: House

  beforeAll(async () => {
    const { folder } = await ensureBundle()
    const texts = readTexts(projectRoot)
    const shapes = contractShapes(readFileSync(join(folder, 'valora.json'), 'utf8'))
    house = { texts, codes: parseCode(texts), shapes }
  })

  test.each(Object.keys(gates))('%s', (gate) => {
    const found = gates[gate]?.(house) ?? []
    const { problems, waiverFaults } = applyWaivers(gate, { found, waivers })
    const lines = [...problems.map(renderProblem), ...waiverFaults]
    expect(lines, `${lines.length} problems\n${lines.join('\n')}\n`).toEqual([])
  })

  test('everything generated is fresh', async () => {
    await expect(generate({ check: true })).resolves.toMatchObject({ changed: [] })
  })

  test('every waiver names a gate', () => {
    expect(waivers.filter(({ gate }) => !(gate in gates))).toEqual([])
  })

  test('the gates see the whole house', () => {
    const folders = new Set(house.codes.map(({ file }) => file.split('/')[0]))
    expect([...folders]).toEqual(expect.arrayContaining(
      ['scripts', 'rules', 'sdk-typescript', 'conformance', 'reference-engine']))
    expect(house.shapes.size).toBeGreaterThan(50)
  })
})
