/** The secrets of a run. Whatever leaves the process passes through `redact` first. */
export type Secrets = {
  add: (secret: string) => void
  /** Learns every property named `secret` of a body. */
  learn: (body: unknown) => void
  redact: (text: string) => string
}

// Shorter texts would blot out innocent words of the report.
const lengthMin = 8
const nothing = /(?!)/g
const general = /\bvk_[A-Za-z0-9_-]{8,}/g
const bearer = /(\bBearer\s+)(?!\$)[^\s"'\\]+/gi

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const forms = (secret: string): string[] =>
  [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]

// One expression for all: a report has many texts, and a run hundreds of secrets.
const anyOf = (secrets: Iterable<string>): RegExp => {
  const longestFirst = [...new Set([...secrets].flatMap(forms))]
    .sort((a, b) => b.length - a.length)
  return longestFirst.length === 0 ? nothing : new RegExp(longestFirst.map(escaped).join('|'), 'g')
}

/** A new store of secrets; `vk_` keys and bearer tokens are redacted even when nobody told them. */
export const createSecrets = (): Secrets => {
  const known = new Set<string>()
  let pattern: RegExp | undefined
  const add = (secret: string): void => {
    if (secret.length < lengthMin || known.has(secret)) return
    known.add(secret)
    pattern = undefined
  }
  const learn = (body: unknown): void => {
    if (typeof body !== 'object' || body === null) return
    for (const [name, value] of Object.entries(body)) {
      if (name === 'secret' && typeof value === 'string') add(value)
      else learn(value)
    }
  }
  const redact = (text: string): string => {
    pattern ??= anyOf(known)
    const told = text.replace(pattern, '[redacted]')
    return told.replace(general, '[redacted]').replace(bearer, '$1[redacted]')
  }
  return { add, learn, redact }
}
