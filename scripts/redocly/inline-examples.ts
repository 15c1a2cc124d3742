type Resolved = { node?: unknown }
type Context = { resolve: (reference: unknown) => Resolved }
type Holder = { examples?: Record<string, unknown> }

const inline = (holder: Holder, context: Context): void => {
  const examples = holder.examples
  if (examples === undefined || Array.isArray(examples)) return
  for (const [name, example] of Object.entries(examples)) {
    const { node } = context.resolve(example)
    if (node !== undefined) examples[name] = node
  }
}

const visitor = () => ({
  MediaType: { enter: inline },
  Parameter: { enter: inline },
  Header: { enter: inline },
})

/**
 * Puts each referenced Example Object where it is used, before the bundle is made: the files of
 * spec/examples/<operationId>/ share basenames, and as components they would clash.
 */
export default function inlineExamples() {
  return { id: 'valora', preprocessors: { oas3: { 'inline-examples': visitor } } }
}
