/** The most memory this process has held so far, in millions of bytes. The system tells it in KiB. */
export const peakRssMb = (): number =>
  Math.round((process.resourceUsage().maxRSS * 1024) / 1e5) / 10
