import { fileURLToPath } from 'node:url'
import { build, type Format } from 'esbuild'

const entryPoint = fileURLToPath(new URL('../src/index.ts', import.meta.url))

/** The whole SDK for a browser, openapi-fetch included, minified; as `iife` it is `valora`. */
export const bundleBrowser = async (format: Format): Promise<Uint8Array> => {
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    format,
    globalName: 'valora',
    write: false,
    logLevel: 'silent',
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error('esbuild made no file')
  return file.contents
}
