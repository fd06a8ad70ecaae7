import type { FileIdentity, SidecarIdentity } from '#main/store/library.ts'
import type { Provider as ProviderNoun } from '#schema/sources.ts'
import type { Block } from '#schema/transcript/block.ts'
import type { RecordFacts } from '#schema/transcript/facts.ts'
import type { RecordTexts } from '#schema/transcript/texts.ts'

/** Where blocks are read: the place of their record, and how much of a text is wanted. */
export interface BlockReading {
  readonly seq: number
  /** Characters of one text; the rest is asked for by itself. */
  readonly most: number
}

/** A picture's own bytes. */
export interface PictureData {
  readonly mediaType: string
  readonly base64: string
}

/** A prompt as an agent's own history of them tells it. */
export interface TypedPrompt {
  readonly sessionId: string
  /** UTC ms. */
  readonly at: number
  readonly cwd: string | null
  readonly text: string
}

/** Files beside an agent's transcripts that are kept with them; see `keep-sidecars.ts`. */
export interface SidecarRules {
  /** Folders of a root, beside the transcript folder, that hold some. */
  readonly folders: readonly string[]
  /** Single files of a root. */
  readonly files: readonly string[]
  /** What a path below a root is; null for one that is not kept. Never asked for a transcript. */
  readonly identify: (root: string, relativePath: string) => SidecarIdentity | null
  /** A file of a root that tells every prompt in a line, and outlives the transcripts. */
  readonly history?: {
    readonly file: string
    readonly readPrompt: (record: unknown) => TypedPrompt | null
  }
}

/** To whom a file belongs. */
export type FilePlace = Pick<FileIdentity, 'kind' | 'sessionId' | 'agentId'>

/** Reads the records of one file in their order. */
export interface FileReading {
  /** Reads one parsed JSON object; total, whatever is in it. */
  readonly readFacts: (record: unknown) => RecordFacts
  /**
   * What a later reading must know of the records before it, as a short text; null where every
   * record stands for itself. Reading in pieces must tell the same as reading in one.
   */
  readonly state: () => string | null
  /** To whom the file belongs, where its first record knows more than its path. */
  readonly place: () => FilePlace
}

/** An agent whose transcripts are understood: one folder beside this file and one line in the registry. */
export interface Provider extends Readonly<ProviderNoun> {
  /** Folders to watch where nobody named any. */
  readonly defaultRoots: (env: NodeJS.ProcessEnv, home: string) => readonly ProviderRoot[]
  /** Folders below a root in which transcripts lie, e.g. `projects`. */
  readonly transcriptFolders: readonly string[]
  /** What a path below one of those folders is; null for one that is no transcript. */
  readonly identify: (root: string, folder: string, relativePath: string) => FileIdentity | null
  /** Absent: this agent leaves nothing else worth keeping. */
  readonly sidecars?: SidecarRules
  /** Begins to read a file, or goes on behind the records that led to a {@link FileReading.state}. */
  readonly beginReading: (file: FileIdentity, state: string | null) => FileReading
  /** The words of one record, for the full text; null where it has none. */
  readonly readTexts: (record: unknown) => RecordTexts | null
  /**
   * Days after its last writing at which the agent deletes a transcript of a root. Absent: it
   * deletes none.
   */
  readonly readRetentionDays?: (root: string) => Promise<number>
  /** The blocks of one record as a reader shows them. */
  readonly readBlocks: (record: unknown, reading: BlockReading) => Block[]
  /** The bytes of the picture at a place of a record, see `Picture.place`; null where none is. */
  readonly readPicture: (record: unknown, place: string) => PictureData | null
  /** The model a record names; null where it names none. */
  readonly readModel: (record: unknown) => string | null
}

/** A folder an agent leaves its transcripts in, and how it was found. */
export interface ProviderRoot {
  readonly path: string
  readonly origin: 'default' | 'environment'
}
