import type { Subject } from './subject.ts'
import type { Document } from './used-by.ts'

/** Words of the document that the sentence beside them says already. */
const silent = new Set(['properties', 'enum', 'type', 'oneOf', 'anyOf', 'allOf', 'discriminator',
  'x-requirements', 'x-problems', 'x-state-machine'])

type Parameter = { readonly $ref?: string; readonly name?: string }

const membersOf = (value: unknown) => Object(value) as { parameters?: readonly Parameter[] }

/** The gate counts the parameters of the path before those of the operation. */
const parameterName = ({ name, inside }: Subject, document: Document): string | undefined => {
  const [, index] = /^parameters\/(\d+)$/.exec(inside) ?? []
  if (index === undefined) return undefined
  const [method = '', path = ''] = name.split(' ')
  const item = document.paths?.[path]
  const { parameters = [] } = membersOf(item)
  const { parameters: own = [] } = membersOf(item?.[method.toLowerCase()])
  const found = [...parameters, ...own][Number(index)]
  const component = found?.$ref?.split('/').at(-1) ?? ''
  const { name: named } = Object(document.components?.['parameters']?.[component]) as Parameter
  return found?.name ?? named
}

/** The place inside of what changed, as those write it who meet it in JSON. */
export const shownInside = (subject: Subject, document: Document): string => {
  const parameter = parameterName(subject, document)
  if (parameter !== undefined) return `\`${parameter}\``
  const said = subject.inside.replace(/^.*\/content\/[^/]+\/[^/]+\/schema\//, '').split('/')
    .filter((part) => !silent.has(part) && !/^\d*$/.test(part)).join('.')
  return said === '' ? '' : `\`${said.replaceAll('.items', '[]')}\``
}
