import { requireReferences } from '../document/require-references.ts'
import type { Contract } from '../document/read-contract.ts'
import type { Verdict } from '../finding.ts'
import { judge, type Judgement } from '../judge.ts'
import { readToolPolicy, type Tool } from '../tools/tool-policy.ts'
import type { Edit } from './edit.ts'

export type EditResult = Edit & { got: Verdict; judgement: Judgement; constructs: Set<string> }

const together = 2

const policy = readToolPolicy()

type Given = { edit: Edit; tools: Tool[] }

const runEdit = async (base: Contract, { edit, tools }: Given): Promise<EditResult> => {
  const document = structuredClone(base.document)
  edit.change(document)
  requireReferences(document, edit.name)
  const revision = { ...base, document }
  let constructs = new Set<string>()
  const judgement = await judge({ base, revision }, {
    tools, policy, samples: false, onConstructs: (found) => (constructs = found),
  })
  return { ...edit, got: judgement.required, judgement, constructs }
}

/** Judges every edit by itself, two at a time. */
export const runEdits = async (
  base: Contract,
  { edits, tools }: { edits: Edit[]; tools: Tool[] },
): Promise<EditResult[]> => {
  const waiting = [...edits.entries()]
  const results: EditResult[] = []
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, edit] = next
      results[index] = await runEdit(base, { edit, tools })
    }
  }
  await Promise.all(Array.from({ length: together }, work))
  return results
}
