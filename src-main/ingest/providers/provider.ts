import type { FileIdentity } from '#main/store/library.ts'
import type { Block } from '#schema/transcript/event.ts'
import type { RecordFacts } from '#schema/transcript/facts.ts'

/** An agent whose transcripts are understood: one folder beside this file and one line in the registry. */
export interface Provider {
  readonly id: string
  readonly label: string
  readonly color: string
  /** Folders to watch where nobody named any. */
  readonly defaultRoots: (env: NodeJS.ProcessEnv, home: string) => readonly ProviderRoot[]
  /** Folder below a root in which transcripts lie, e.g. `projects`. */
  readonly transcriptFolder: string
  /** What a path below the transcript folder is; null for one that is no transcript. */
  readonly identify: (root: string, relativePath: string) => FileIdentity | null
  /** Reads one parsed JSON object; total, whatever is in it. */
  readonly readFacts: (record: unknown) => RecordFacts
  /** The blocks of one record as a reader shows them, texts cut at `most` characters. */
  readonly readBlocks: (record: unknown, most: number) => Block[]
  /** The model a record names; null where it names none. */
  readonly readModel: (record: unknown) => string | null
}

/** A folder an agent leaves its transcripts in, and how it was found. */
export interface ProviderRoot {
  readonly path: string
  readonly origin: 'default' | 'environment'
}
