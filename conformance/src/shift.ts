type Distance = {
  days?: number
  hours?: number
  minutes?: number
  seconds?: number
  milliseconds?: number
}

const instantText = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/\.000Z$/, 'Z')

/** The instant that lies this exact distance away; calendar and time zones play no part. */
export const shift = (instant: string, distance: Distance): string => {
  const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = distance
  const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
  return instantText(Date.parse(instant) + total * 1000 + milliseconds)
}

/** A count of milliseconds since 1970 as an instant of the contract. */
export const instantOf = (milliseconds: number): string => instantText(milliseconds)
