import ts from 'typescript'
import type { Code } from './source-tree.ts'
import { lineOf, type TidyProblem } from './tidy-problem.ts'
import { visit } from './visit.ts'

/** The property names of each schema of the contract. */
export type ContractShapes = Map<string, Set<string>>

type Declared = { name: string; members: Set<string>; node: ts.Node }

const memberNames = (members: ts.NodeArray<ts.TypeElement>): Set<string> =>
  new Set(members.flatMap(({ name }) =>
    name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : []))

const declaredAt = (node: ts.Node): Declared[] => {
  // A type with parameters says what no generated type can say.
  if ('typeParameters' in node && node.typeParameters !== undefined) return []
  if (ts.isInterfaceDeclaration(node)) {
    return [{ name: node.name.text, members: memberNames(node.members), node }]
  }
  if (!ts.isTypeAliasDeclaration(node)) return []
  const type = node.type
  const literals = ts.isTypeLiteralNode(type) ? [type]
    : ts.isIntersectionTypeNode(type) || ts.isUnionTypeNode(type)
      ? type.types.filter((part) => ts.isTypeLiteralNode(part)) : []
  return literals.map((literal) =>
    ({ name: node.name.text, members: memberNames(literal.members), node }))
}

/**
 * The same name and nothing but properties of the wire, or most of them as they are spelled there;
 * or, renamed, exactly the same properties. A domain type that holds decimals and instants under
 * its own spelling is no copy.
 */
const copied = ({ name, members }: Declared, shapes: ContractShapes): string | undefined => {
  const namesake = shapes.get(name)
  const shared = [...members].filter((member) => namesake?.has(member) === true).length
  const isSnake = [...members].some((member) => member.includes('_'))
  if (shared > 0 && (shared === members.size || (isSnake && shared * 2 > members.size))) return name
  if (!isSnake || members.size < 3) return undefined
  return [...shapes].find(([, shape]) => members.symmetricDifference(shape).size === 0)?.[0]
}

/** Types that say again, by hand, what the generated types say. */
export const contractCopyProblems = (codes: Code[], shapes: ContractShapes): TidyProblem[] =>
  codes.flatMap((code) =>
    visit(code.tree, (node): TidyProblem[] =>
      declaredAt(node).flatMap((declared) => {
        const schema = copied(declared, shapes)
        if (schema === undefined) return []
        const problem = `${declared.name} is a hand-written copy of ${schema}`
        const use = `${schema} of @valora/spec/types`
        const line = lineOf(code, node)
        return [{ file: code.file, line, problem, use, what: declared.name }]
      })))

type Document = { components?: { schemas?: Record<string, { properties?: object }> } }

/** Reads the shapes from the text of the bundle, as JSON. */
export const contractShapes = (bundle: string): ContractShapes => {
  const { components } = JSON.parse(bundle) as Document
  return new Map(Object.entries(components?.schemas ?? {})
    .map(([name, { properties }]) => [name, new Set(Object.keys(properties ?? {}))]))
}
