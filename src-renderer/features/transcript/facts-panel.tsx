import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { asTable } from '#renderer/client/tables.ts'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { keepFilter } from '#renderer/client/filter.ts'
import { exactCount, formatBytes, plural } from '#renderer/lib/format.ts'
import { tokenKinds, totalTokens } from '#renderer/lib/palette.ts'
import { exactTime } from '#renderer/lib/time.ts'
import { CopyButton } from '#renderer/ui/copy-button.tsx'
import { costCaveats } from '#renderer/ui/cost.tsx'
import { ShareBar } from '#renderer/ui/share-bar.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import type { SessionDetail, SessionFile } from '#schema/sessions.ts'
import type { UsageTotals } from '#schema/usage.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './facts.module.css'
import { ModelTable } from './model-table.tsx'
import { RecordedCostTable } from './recorded-cost.tsx'

interface PartProps {
  readonly title: string
  readonly children: ReactNode
}

const Part = ({ title, children }: PartProps) => (
  <section className={styles.part}>
    <h3 className={styles.title}>{title}</h3>
    {children}
  </section>
)

interface FactProps {
  readonly name: string
  readonly value: string | null
  readonly isCode?: boolean
  readonly canCopy?: boolean
}

const Fact = ({ name, value, isCode = false, canCopy = false }: FactProps) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd title={value === null ? undefined : visibleText(value)}>
      <span className={styles.value}>
        {value === null ? (
          <span className={styles.soft}>not recorded</span>
        ) : isCode ? (
          <code>{visibleText(value)}</code>
        ) : (
          visibleText(value)
        )}
      </span>
      {canCopy && value !== null && <CopyButton isIcon text={value} label={`Copy ${name}`} />}
    </dd>
  </div>
)

const Tokens = ({ usage }: { readonly usage: UsageTotals }) => (
  <Part title={`Tokens · ${exactCount(totalTokens(usage))}`}>
    <ShareBar parts={tokenKinds.map(({ key, color }) => ({ key, color, value: usage[key] }))} />
    <dl className={styles.kinds}>
      {tokenKinds.map(({ key, label, color }) => (
        <div key={key} className={styles.kind}>
          <dt>
            <Swatch color={color} />
            {label}
          </dt>
          <dd>{exactCount(usage[key])}</dd>
        </div>
      ))}
    </dl>
    {costCaveats(usage).map((caveat) => (
      <p key={caveat} className={styles.caveat}>
        {caveat}
      </p>
    ))}
  </Part>
)

const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

const FileRow = ({ file }: { readonly file: SessionFile }) => (
  <li className={styles.file}>
    <code title={visibleText(file.path)}>{visibleText(baseName(file.path))}</code>
    <CopyButton isIcon text={file.path} label="Copy path" />
    <span className={styles.soft}>
      {formatBytes(file.bytes)} · {plural(file.lines, 'line')}
      {file.problems > 0 && ` · ${exactCount(file.problems)} unreadable`}
      {file.deletedAtSource && ' · deleted at source'}
    </span>
  </li>
)

interface FactsPanelProps {
  readonly session: SessionDetail
  /** The turn that is read, told first. */
  readonly turn: ReactNode
}

/** The turn that is read, and everything known of the session beside its text. */
export const FactsPanel = ({ session, turn }: FactsPanelProps) => (
  <aside className={styles.panel} aria-label="Facts">
    {turn}
    <Part title="Session">
      <dl>
        <Fact name="id" value={session.id} isCode canCopy />
        <Fact name="folder" value={session.cwd} isCode canCopy />
        <Fact name="branch" value={session.gitBranch} isCode canCopy />
        <Fact
          name="agent"
          value={session.agentVersion && `${session.provider.label} ${session.agentVersion}`}
        />
        <Fact name="began" value={session.firstAt === null ? null : exactTime(session.firstAt)} />
        <Fact name="newest" value={session.lastAt === null ? null : exactTime(session.lastAt)} />
        <Fact name="records" value={exactCount(session.messages)} />
        <Fact
          name="tool calls"
          value={`${exactCount(session.toolCalls)}, ${plural(session.toolErrors, 'error')}`}
        />
      </dl>
      <Link
        to="/diagnostics"
        search={(before) => ({ ...keepFilter(before), session: session.id })}
        className={styles.link}
      >
        What was left out, and why
      </Link>
    </Part>
    <Tokens usage={session.usage} />
    <Part title="Models">
      <ModelTable rows={session.byModel} />
      <ExportMenu {...asTable('session-models', 'Models', { id: session.id })} />
    </Part>
    {session.recordedCost && (
      <Part title="Cost, compared">
        <RecordedCostTable cost={session.recordedCost} />
        <ExportMenu {...asTable('recorded-costs', 'Cost, compared', { id: session.id })} />
      </Part>
    )}
    <Part title={plural(session.files.length, 'file')}>
      <ul>
        {session.files.map((file) => (
          <FileRow key={file.path} file={file} />
        ))}
      </ul>
    </Part>
  </aside>
)
