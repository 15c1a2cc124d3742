export type JsonObject = { [member: string]: unknown }
export type JsonPath = readonly (string | number)[]

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
