import type { Node } from '../document/json-node.ts'
import type { Finding } from '../finding.ts'
import { oasdiffFindings } from './oasdiff-findings.ts'
import { prune } from './prune.ts'
import { redoclyFindings } from './redocly-findings.ts'
import { toolDocument, wireDocument } from './tool-document.ts'
import { withToolFiles } from './tool-files.ts'
import type { Tool, ToolPolicy } from './tool-policy.ts'

type Given = {
  /** Canonical documents. */
  base: Node
  revision: Node
  shown: { base: string; revision: string }
  tools: Tool[]
  policy: ToolPolicy
}

/** What the tools say beside the gate's own comparison, of operations that differ on the wire. */
export const toolFindings = async (given: Given): Promise<Finding[]> => {
  const { shown, tools, policy } = given
  if (tools.length === 0) return []
  const changed = prune({ base: wireDocument(given.base), revision: wireDocument(given.revision) })
  if (changed.isEmpty) return []
  const [base, revision] = [toolDocument(changed.base), toolDocument(changed.revision)]
  const finders = { oasdiff: oasdiffFindings, redocly: redoclyFindings }
  return withToolFiles({ base, revision, shown }, async (files) => {
    const found = await Promise.all(tools.map((tool) => finders[tool](files, policy)))
    return found.flat()
  })
}
