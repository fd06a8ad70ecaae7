/** What a path is, as discovery found it. */
export interface FileIdentity {
  readonly path: string
  readonly provider: string
  readonly configDir: string
  readonly dirName: string
  readonly kind: 'main' | 'subagent'
  /** Known from the path; null where only the records can say. */
  readonly sessionId: string | null
  readonly agentId: string | null
}

/** A file beside transcripts: kept as it is, never read for records, never counted. */
export interface SidecarIdentity extends Omit<FileIdentity, 'kind'> {
  readonly kind: 'sidecar'
}

/** State of a file on disk, to tell whether it is still the one we read. */
export interface FileStamp {
  readonly device: number
  readonly inode: number
  readonly size: number
  /** UTC ms of its last writing, which a program may set as it likes. */
  readonly modifiedAt: number
  /** UTC ms of the last change of any kind, which only the system sets. */
  readonly changedAt: number
  /** UTC ms of its making; 0 where the system does not keep it. */
  readonly bornAt: number
}

/** A path that was ever seen. */
export interface SourceFile extends FileIdentity {
  readonly id: number
  readonly deletedAt: number | null
}

/** Any path that was ever seen, a sidecar's too. */
export type ArchivedFile = SourceFile | (SidecarIdentity & Pick<SourceFile, 'id' | 'deletedAt'>)

/** A sidecar with the state its newest generation was read in; null before its first byte. */
export interface KnownSidecar extends SidecarIdentity {
  readonly id: number
  readonly deletedAt: number | null
  readonly stamp: FileStamp | null
}

/** One life of a file's content; a rewritten file begins another. */
export interface Generation extends FileStamp {
  readonly id: number
  readonly fileId: number
  readonly number: number
  readonly cursor: number
  readonly tail: Buffer
}

/** A generation as it is listed: without its bytes. */
export interface GenerationFacts {
  readonly id: number
  readonly number: number
  /** All its bytes, those behind the last newline included. */
  readonly bytes: number
  /** UTC ms of the file's last writing. */
  readonly modifiedAt: number
  /** UTC ms at which its first bytes came into the archive. */
  readonly createdAt: number
}
