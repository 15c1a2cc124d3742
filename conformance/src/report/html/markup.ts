/** HTML that is safe to put into a page. */
export type Markup = { readonly html: string }

type Part = Markup | string | number | null | readonly (Markup | string)[]

const escapes: Readonly<Record<string, string>> =
  { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escape = (text: string): string => text.replace(/[&<>"']/g, (mark) => escapes[mark] ?? mark)

const render = (part: Part): string => {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part))
  if ('html' in part) return part.html
  return part.map((one) => render(one)).join('')
}

/** A template whose inserted texts are escaped; markup, lists and null may be inserted too. */
export const markup = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  html: texts.map((text, place) => `${text}${render(parts[place] ?? null)}`).join(''),
})
