/**
 * Electron's fuses as a packed build has to have them. The order is that of the fuse wire in the
 * executable. Nothing is packed yet: what packs it flips these.
 */
export const fuses = {
  /** Off: the executable is no Node for others. `child_process.fork` is out for the same reason. */
  RunAsNode: false,
  /** On, for good: there is no way back to cookies in the clear. */
  EnableCookieEncryption: true,
  /** Off: neither NODE_OPTIONS nor NODE_EXTRA_CA_CERTS reach the program. */
  EnableNodeOptionsEnvironmentVariable: false,
  /** Off in a release; a build for tests has it on, as Playwright starts Electron with it. */
  EnableNodeCliInspectArguments: false,
  /** On where the system has it: macOS and Windows. */
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  /** Off: only programs with snapshots of their own gain by it. */
  LoadBrowserProcessSpecificV8Snapshot: false,
  /** Off: the page has a scheme of its own. */
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
} as const satisfies Readonly<Record<string, boolean>>
