import fc from 'fast-check'

/** The tests of every day draw the same examples each time; `npm run prove:properties` others. */
const usual_seed = 20_261_121

fc.configureGlobal({ seed: Number(process.env['VALORA_PROPERTY_SEED'] ?? usual_seed) })
