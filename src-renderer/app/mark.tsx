/** The mark: a mirror with a line of a chart in it. */
export const Mark = () => (
  <svg width="20" height="20" viewBox="0 0 24 24" fill="none" aria-hidden="true">
    <path
      d="M4 7.5h16a1.8 1.8 0 0 1 1.8 2l-.6 5.7a2.6 2.6 0 0 1-2.6 2.3H5.4a2.6 2.6 0 0 1-2.6-2.3L2.2 9.5a1.8 1.8 0 0 1 1.8-2zM12 7.5V4"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
    />
    <path
      d="m7 14 3-2.6 2.7 1.5L17 10"
      stroke="var(--accent)"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
