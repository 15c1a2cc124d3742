import type { Finding } from '../gate/finding.ts'
import { phrases } from './phrases.ts'
import { shownInside } from './shown-inside.ts'
import { subjectOf } from './subject.ts'
import type { Document } from './used-by.ts'

/** A detail of the gate as its reader says it; of one that is cut short the file tells more. */
const plain = (detail: string): string => detail.includes('...') ? '' : detail
  .replaceAll(/\{"\$ref":"#\/components\/\w+\/(\w+)"\}/g, '`$1`')
  .replaceAll(/\+"([^"]*)"/g, '`$1`')
  .replace(/^absent -> /, '').replace(/^\+null$/, '')

/** `why (detail)` of the gate. */
export const partsOf = ({ why }: Finding): { why: string; detail: string } => {
  const [, said = why, detail = ''] = /^(.*?)\.? \((.*)\)$/s.exec(why) ?? []
  return { why: said.replace(/\.$/, ''), detail: plain(detail) }
}

const sentence = (finding: Finding): string => phrases[finding.id] ?? partsOf(finding).why

const item = (place: string, details: readonly string[]): string => {
  const said = details.filter((detail) => detail !== '').join('; ')
  if (place === '') return said
  return said === '' ? place : `${place} (${said})`
}

const line = ([said, group]: [string, readonly Finding[]], document: Document): string => {
  const places = Map.groupBy(group, ({ where }) => shownInside(subjectOf(where), document))
  const items = [...places]
    // Other tools name the place in their own sentence.
    .map(([place, found]) => item(said.includes(place.replaceAll('`', '')) ? '' : place,
      found.map((finding) => partsOf(finding).detail)))
    .filter((one) => one !== '')
  return items.length === 0 ? said : `${said}: ${items.join(', ')}`
}

/** What is said about one subject: what one sentence says several times stands in one line. */
export const differenceLines = (findings: readonly Finding[], document: Document): string[] =>
  [...Map.groupBy(findings, sentence)].map((group) => line(group, document))
