import { instantParts, instantText } from '../boundary.ts'

/** The instant so many whole hours later. */
export const hoursAfter = (instant: string, hours: number): string => {
  const { epoch, fraction } = instantParts(instant)
  return instantText(epoch + hours * 3600).replace('Z', `${fraction}Z`)
}
