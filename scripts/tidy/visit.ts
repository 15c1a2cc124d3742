import ts from 'typescript'

/** Calls for each node below a node, outermost first, and collects what is answered. */
export const visit = <Found>(root: ts.Node, look: (node: ts.Node) => Found[]): Found[] => {
  const found: Found[] = []
  const walk = (node: ts.Node): void => {
    found.push(...look(node))
    ts.forEachChild(node, walk)
  }
  walk(root)
  return found
}
