// The one import that climbs: package.json lies outside every folder an alias names. Node reads it
// as it is, the bundler puts it in.
// biome-ignore lint/style/noRestrictedImports: package.json cannot be named otherwise.
import manifest from '../../package.json' with { type: 'json' }

/** Version of the program. */
export const version: string = manifest.version
