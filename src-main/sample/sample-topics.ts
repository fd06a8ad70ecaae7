/** What makes a session unlike the plain ones. */
export type SampleTurn =
  | 'agents'
  | 'compaction'
  | 'hooks'
  | 'interrupted'
  | 'picture'
  | 'queued'
  | 'rewind'
  | 'search'
  | 'slash'
  | 'trouble'

/** What a session is about: its project by place, its title, what a person asked first. */
export interface SampleTopic {
  readonly project: 0 | 1 | 2 | 3
  readonly title: string
  readonly prompt: string
  readonly turns: readonly SampleTurn[]
}

const topic = (
  project: SampleTopic['project'],
  title: string,
  prompt: string,
  ...turns: SampleTurn[]
): SampleTopic => ({ project, title, prompt, turns })

/** The sessions of the sample, newest first. */
export const sampleTopics: readonly SampleTopic[] = [
  topic(
    0,
    'Fix rows lost by the sync worker',
    'The sync worker drops rows about once a week. Find out why and fix it.',
    'hooks',
    'agents',
    'queued',
  ),
  topic(
    2,
    'Draw the monthly chart',
    'Here is a sketch of the chart I want on the start page.',
    'picture',
  ),
  topic(
    1,
    'Money as decimals',
    'Totals are off by a cent now and then. Move them to Decimal.',
    'compaction',
    'slash',
  ),
  topic(3, 'Return errors instead of panicking', 'Loading a missing file panics. It should not.'),
  topic(
    0,
    'Review the rate limit',
    'Read the rate limit and tell me what is wrong with it.',
    'agents',
  ),
  topic(1, 'CSV export of invoices', 'Let people download their invoices as CSV.', 'rewind'),
  topic(2, 'Make the start page fit phones', 'The start page scrolls sideways on a phone.'),
  topic(0, 'Upgrade the queue client', 'Move us to the next major of the queue client.', 'search'),
  topic(3, 'Find notes whatever their case', 'Searching for "Oak" should find "oak" too.'),
  topic(0, 'Why do two users share a cache entry?', 'Why do two users share a cache entry?'),
  topic(
    1,
    'Reconcile the July statement',
    'The July statement is 14.20 short. Find it.',
    'trouble',
    'interrupted',
  ),
  topic(2, 'Alt texts for the gallery', 'Give every picture in the gallery an alt text.', 'slash'),
  topic(0, 'Trace slow requests', 'p99 doubled since Tuesday. Where does the time go?', 'agents'),
  topic(1, 'Type the ledger', 'Add type hints to the ledger package, mypy strict.', 'hooks'),
  topic(3, 'Tags for notes', 'A note may have tags. How would you store them?'),
  topic(0, 'Split the worker from the server', 'Run the worker as its own process.', 'compaction'),
  topic(2, 'Dark colours', 'Give the site a dark theme that follows the system.', 'picture'),
  topic(1, 'Round tax per line', 'Tax has to be rounded per line, not per invoice.', 'rewind'),
  topic(0, 'Retry with a growing delay', 'Retries hammer the queue. Let the delay grow.'),
  topic(
    3,
    'Package for Homebrew',
    'Write the formula so that people can brew install it.',
    'search',
  ),
  topic(2, 'Clean up the build', 'The build takes a minute. Half of it must be waste.', 'trouble'),
  topic(
    1,
    'Import bank statements',
    'Read CAMT.053 files into the ledger.',
    'agents',
    'compaction',
  ),
  topic(0, 'Health check for the worker', 'The worker needs a health check for the cluster.'),
  topic(3, 'Explain the lifetimes here', 'Explain the lifetimes in this file to a beginner.'),
  topic(2, 'Move the fonts home', 'Serve the fonts ourselves instead of from a CDN.', 'slash'),
  topic(0, 'Write the release notes', 'Write release notes from the commits since v2.3.'),
  topic(1, 'Seed data for the demo', 'Make seed data for the demo, twelve months of it.'),
  topic(2, 'Check the contrast', 'Find every text below 4.5 to 1 and fix it.', 'queued'),
  topic(
    0,
    'Remove dead endpoints',
    'Which endpoints has nobody called for 90 days?',
    'interrupted',
  ),
  topic(3, 'First sketch of the command line', 'Sketch a command line for my field notes.'),
]
