import type { SentRequest } from './exchange.ts'

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/**
 * The request as a command line. The key is left to the reader's environment
 * (`VALORA_KEY`), so that a report can be handed on.
 */
export const curl = ({ method, url, headers, text }: SentRequest): string => {
  const lines = [`curl -sS -i -X ${method} ${quote(url)}`]
  for (const [name, value] of Object.entries(headers)) {
    const isKey = name.toLowerCase() === 'authorization' && value.startsWith('Bearer ')
    lines.push(isKey ? `-H "${name}: Bearer $VALORA_KEY"` : `-H ${quote(`${name}: ${value}`)}`)
  }
  if (text !== null) lines.push(`--data-binary ${quote(text)}`)
  return lines.join(' \\\n  ')
}
