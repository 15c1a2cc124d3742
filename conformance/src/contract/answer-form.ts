import type { JsonObject } from './contract.ts'
import { at, pointerOf, resolvePointer } from './resolve.ts'

/** What a declared response asks of an answer, by the pointers of its schemas. */
export type AnswerForm = {
  headers: readonly { name: string; required: boolean; schema: string }[]
  /** Schemas of the body by media type; empty where no body is declared. */
  bodies: ReadonlyMap<string, string>
}

const headersOf = (document: JsonObject, pointer: string): AnswerForm['headers'] =>
  Object.keys(at(document, `${pointer}/headers`) ?? {}).map((name) => {
    const header = resolvePointer(document, `${pointer}${pointerOf(['headers', name])}`)
    const required = (at(document, header) as JsonObject)['required'] === true
    return { name, required, schema: `${header}/schema` }
  })

const bodiesOf = (document: JsonObject, pointer: string): AnswerForm['bodies'] =>
  new Map(Object.keys(at(document, `${pointer}/content`) ?? {}).map((type) =>
    [type, `${pointer}${pointerOf(['content', type, 'schema'])}`]))

/** Reads the forms of a document's responses, each once: there are few, and many answers. */
export const createFormReader = (document: JsonObject): ((pointer: string) => AnswerForm) => {
  const forms = new Map<string, AnswerForm>()
  return (pointer) => {
    const form = forms.get(pointer)
      ?? { headers: headersOf(document, pointer), bodies: bodiesOf(document, pointer) }
    forms.set(pointer, form)
    return form
  }
}
