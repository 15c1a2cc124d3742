type Present<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> }

/** Only what a merge patch names: absent stays absent, null is a value (RES 1). */
export const present = <Values extends object>(values: Values): Present<Values> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as
    Present<Values>
