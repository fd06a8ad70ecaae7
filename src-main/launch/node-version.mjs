/**
 * Why this Node cannot run the program, undefined when it can. Runs on every Node there is: the
 * native store needs Node-API 10 and the watcher 22.22, and older ones end in a bare crash.
 *
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined}
 */
export const nodeTrouble = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isEnough = major >= 24 || (major === 22 && minor >= 22)
  return isEnough
    ? undefined
    : `Rearview needs Node 22.22 or newer (24 is best), and this is ${version}: run it with "npm start" or "npm run rearview" after "npm ci", or install a newer Node.`
}
