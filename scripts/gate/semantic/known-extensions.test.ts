import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { projectRoot } from '../../run/project.ts'
import { lifecycleRules } from '../structure/lifecycle-rules.ts'
import { valueRules } from '../structure/schema/value-rules.ts'
import { operationPromises } from './operation-promises.ts'
import { rootPromises } from './root-promises.ts'
import { schemaPromises } from './schema-promises.ts'

const known = {
  operation: { ...operationPromises, ...lifecycleRules },
  schema: { ...schemaPromises, ...lifecycleRules, ...valueRules },
  root: rootPromises,
}

type Named = { extensions: Record<string, { on: string }> }

test('every extension of the contract has a class rule where it stands', () => {
  const text = readFileSync(join(projectRoot, 'spec/extensions.yaml'), 'utf8')
  const { extensions } = parse(text) as Named
  const missing = Object.entries(extensions).flatMap(([name, { on }]) =>
    on.split(', ')
      .filter((place) => !Object.hasOwn(known[place as keyof typeof known] ?? {}, name))
      .map((place) => `${name} on ${place}`))
  expect(missing).toEqual([])
})
