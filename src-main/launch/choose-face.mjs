/** What `npm start` was asked: `--web` is for it, all else is passed on. */
export const readStartArgs = (args) => ({
  web: args.includes('--web'),
  rest: args.filter((arg) => arg !== '--web'),
})

const hasDisplay = ({ platform, env }) =>
  platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)

export const chooseFace = ({ web, platform, env, runtime, hasFailedLately }) => {
  if (web) return { kind: 'browser' }
  if (!hasDisplay({ platform, env })) {
    return { kind: 'browser', why: 'There is no display for a window here' }
  }
  if (runtime !== undefined) return { kind: 'window', runtime }
  const isUnwanted = Boolean(env.ELECTRON_EXEC_PATH || env.ELECTRON_SKIP_BINARY_DOWNLOAD)
  if (isUnwanted || hasFailedLately) {
    return { kind: 'browser', why: 'There is no desktop runtime here (npm run desktop:setup)' }
  }
  return { kind: 'fetch' }
}

/**
 * Arguments of the window. Chromium refuses to run its sandbox as root, and only root gets it
 * switched off.
 */
export const windowArgs = ({ root, rest, platform, uid }) => [
  ...(platform === 'linux' && uid === 0 ? ['--no-sandbox'] : []),
  root,
  ...rest,
]
