/** The secrets of a run. Whatever leaves the process passes through `redact` first. */
export type Secrets = {
  add: (secret: string) => void
  /** Learns every property named `secret` of a body. */
  learn: (body: unknown) => void
  redact: (text: string) => string
}

// Shorter texts would blot out innocent words of the report.
const lengthMin = 8
const general = /\bvk_[A-Za-z0-9_-]{8,}/g
const bearer = /(\bBearer\s+)(?!\$)[^\s"'\\]+/gi

/** A new store of secrets; `vk_` keys and bearer tokens are redacted even when nobody told them. */
export const createSecrets = (): Secrets => {
  const known = new Set<string>()
  const add = (secret: string): void => {
    if (secret.length >= lengthMin) known.add(secret)
  }
  const learn = (body: unknown): void => {
    if (typeof body !== 'object' || body === null) return
    for (const [name, value] of Object.entries(body)) {
      if (name === 'secret' && typeof value === 'string') add(value)
      else learn(value)
    }
  }
  const forms = (secret: string): string[] =>
    [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]
  const redact = (text: string): string => {
    const longestFirst = [...known].flatMap(forms).sort((a, b) => b.length - a.length)
    const told = longestFirst.reduce((left, form) => left.replaceAll(form, '[redacted]'), text)
    return told.replace(general, '[redacted]').replace(bearer, '$1[redacted]')
  }
  return { add, learn, redact }
}
