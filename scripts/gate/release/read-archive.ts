import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const block = 512

const textAt = (bytes: Buffer, [from, to]: [from: number, to: number]): string =>
  bytes.subarray(from, to).toString('utf8').replace(/\0.*$/s, '')

/** The text of one file of a package as npm packs it; nothing where it has no such file. */
export const readArchive = (archive: string, file: string): string | undefined => {
  const bytes = gunzipSync(readFileSync(archive))
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0;) {
    const size = Number.parseInt(textAt(bytes, [at + 124, at + 136]), 8)
    const content = at + block
    if (textAt(bytes, [at, at + 100]) === `package/${file}`) {
      return bytes.subarray(content, content + size).toString('utf8')
    }
    at = content + Math.ceil(size / block) * block
  }
  return undefined
}
