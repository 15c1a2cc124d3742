import { Failure } from '../run/failure.ts'

/** The contract names the version that its changesets lead to; SDK and suite follow it. */
export const requireVersion = (bundle: string, version: string): void => {
  const [, named = 'none'] = /^ {2}version: (\S+)$/m.exec(bundle) ?? []
  if (named === version) return
  throw new Failure(`spec/openapi.yaml says version ${named}, the changesets lead to ${version}: `
    + 'write that version there, then npm run generate.')
}
