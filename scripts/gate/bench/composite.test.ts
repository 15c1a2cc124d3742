import { describe, expect, test } from 'vitest'
import { requireReferences } from '../document/require-references.ts'
import { gravest, isGraver } from '../finding.ts'
import { judge, type Judgement } from '../judge.ts'
import { benchContract } from './bench-contract.ts'
import { at, list, operation, property, schema, type Draft, type Edit } from './edit.ts'
import { allEdits } from './edits.ts'

const base = benchContract()

/** Nothing where the edits cannot be made in one bundle. */
const judged = async (changes: ((draft: Draft) => void)[]): Promise<Judgement | undefined> => {
  const document = structuredClone(base.document)
  try {
    for (const change of changes) change(document)
    requireReferences(document, 'edits')
  } catch {
    return undefined
  }
  return judge({ base, revision: { ...base, document } }, { tools: [], samples: false })
}

const among = allEdits.filter(({ wanted }) => wanted !== 'none')
const [stride, second, third] = [7, 131, 277]

/** Edits from three parts of the list, which have little in common. */
const triples = Array.from({ length: Math.floor(among.length / stride) }, (_, index) =>
  [0, second, third].map((gap) => among[(index * stride + gap) % among.length] as Edit))

describe('several edits in one revision', () => {
  test('are judged at least as gravely as the gravest, and no finding is lost', async () => {
    const wrong: string[] = []
    let compared = 0
    for (const edits of triples) {
      const together = await judged(edits.map(({ change }) => change))
      const alone = await Promise.all(edits.map(({ change }) => judged([change])))
      if (together === undefined || alone.includes(undefined)) continue
      compared += 1
      const names = edits.map(({ name }) => name).join(' + ')
      const least = gravest(alone.map((one) => one?.required ?? 'none'))
      if (isGraver(least, together.required)) wrong.push(`${names}: ${together.required}`)
      const said = new Set(together.findings.map(({ id }) => id))
      const lost = alone.flatMap((one) => one?.findings ?? [])
        .filter(({ id, verdict }) => verdict === 'major' && !said.has(id))
      if (lost.length > 0) wrong.push(`${names}: lost ${lost.map(({ id }) => id).join()}`)
    }
    expect(wrong).toEqual([])
    expect(compared).toBeGreaterThan(40)
  }, 240_000)
})

type Row = [what: string, ids: string[], change: (draft: Draft) => void]

/** What goes and what comes in its place are two things, however much they look alike. */
const renames: Row[] = [
  ['a property of an answer', ['response-property-removed', 'response-property-added-optional'],
    (draft) => {
      const properties = at(schema(draft, 'Everything'), 'properties')
      properties['loose_map'] = properties['loose']
      delete properties['loose']
    }],
  ['a query parameter', ['request-parameter-removed', 'request-parameter-added-optional'],
    (draft) => void (at(draft, 'paths', '/exports', 'parameters', 0)['name'] = 'traces')],
  ['a value of an enum', ['request-enum-other'], (draft) => {
    const kinds = list(property(draft, 'Everything', 'closed_state'), 'enum')
    kinds.splice(0, 1, 'uno')
  }],
  ['an operation', ['operation-removed', 'operation-added'], (draft) => {
    const item = at(draft, 'paths', '/customers/{customer_id}')
    item['put'] = item['patch']
    delete item['patch']
  }],
  ['a problem', ['problem-removed', 'problem-added'], (draft) => {
    list(operation(draft, 'createExport'), 'x-problems').splice(0, 1, 'customers_not_found')
  }],
  ['a requirement', ['requirement-removed', 'requirement-added'], (draft) => {
    Object.assign(at(draft, 'x-requirement-rows', 0),
      { id: 'CUS-9.9', text: 'A customer is archived within 2 hours.' })
  }],
  ['a type', ['component-removed', 'component-added'], (draft) => {
    const schemas = at(draft, 'components', 'schemas')
    schemas['Everybody'] = { ...schemas['Nobody'] as Draft, title: 'Everybody' }
    delete schemas['Nobody']
  }],
  ['a header of an answer', ['response-header-removed', 'response-header-added-optional'],
    (draft) => {
      const responses = operation(draft, 'createExport')['responses'] as Draft
      const headers = at(responses, '202', 'headers')
      headers['Export-Price'] = headers['Export-Cost']
      delete headers['Export-Cost']
    }],
]

describe('what looks like a new name', () => {
  test.each(renames)('%s: both findings, and major', async (_, ids, change) => {
    const judgement = await judged([change])
    expect(judgement?.required).toBe('major')
    expect(judgement?.findings.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
  })
})
