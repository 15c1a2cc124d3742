import { isNode, step } from '../document/json-node.ts'

export type BlockYaml = {
  text: string
  /** For each line, the place that begins there. */
  pointers: string[]
}

type Line = { text: string; at: string }

const entriesOf = (value: unknown): [string, unknown][] | undefined => {
  if (Array.isArray(value)) {
    return value.map((element, index): [string, unknown] => [String(index), element])
  }
  return isNode(value)
    ? Object.entries(value).filter(([, member]) => member !== undefined) : undefined
}

const linesOf = (value: unknown, { at, indent }: { at: string; indent: string }): Line[] =>
  (entriesOf(value) ?? []).flatMap(([key, member]) => {
    const here = step(at, key)
    const name = Array.isArray(value) ? '-' : `${JSON.stringify(key)}:`
    const inner = linesOf(member, { at: here, indent: `${indent} ` })
    const scalar = inner.length > 0 ? '' : ` ${JSON.stringify(member)}`
    return [{ text: `${indent}${name}${scalar}`, at: here }, ...inner]
  })

/** A value as YAML with one line for each member: oasdiff says at which line it found something. */
export const blockYaml = (value: unknown): BlockYaml => {
  const lines = linesOf(value, { at: '#', indent: '' })
  const text = lines.map((line) => `${line.text}\n`).join('')
  return { text, pointers: lines.map(({ at }) => at) }
}
