/**
 * The text in a CloudEvents header: a quoted string is taken out of its quotes, and then one round
 * of percent-decoding gives UTF-8 (CloudEvents 1.0.2, HTTP binding, 3.1.3.2). Nothing where the
 * value is no printable ASCII or decodes to no text.
 */
export const headerText = (value: string): string | undefined => {
  const plain = /^".*"$/.test(value) ? value.slice(1, -1).replaceAll(/\\(.)/g, '$1') : value
  if (!/^[ -~]*$/.test(plain)) return undefined
  try {
    return decodeURIComponent(plain)
  } catch {
    return undefined
  }
}
