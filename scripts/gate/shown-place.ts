import { methods } from './document/shapes.ts'

const plain = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~')

/**
 * A place as people name it: a part of an operation by method and path, all else by its pointer.
 */
export const shownPlace = (pointer: string): string => {
  const [root, kind, path = '', method = '', ...rest] = pointer.split('/')
  const isOperation = root === '#' && (kind === 'paths' || kind === 'webhooks')
    && methods.some((one) => one === method)
  if (!isOperation) return pointer
  const inside = rest.map(plain).join('/')
  const name = kind === 'webhooks' ? `webhook ${plain(path)}` : plain(path)
  return `${method.toUpperCase()} ${name}${inside === '' ? '' : ` ${inside}`}`
}
