/** A change that an agent makes to a file: `from` stands in it exactly once. */
export interface SampleEdit {
  readonly from: string
  readonly to: string
}

/** A source file as it stands before a session, and what is changed in it, in order. */
export interface SampleFile {
  readonly path: string
  readonly text: string
  readonly edits: readonly [SampleEdit, ...SampleEdit[]]
}

/** A made-up project: where it lies and what is worked on in it. */
export interface SampleProject {
  readonly cwd: string
  readonly test: string
  readonly files: readonly [SampleFile, ...SampleFile[]]
}

const worker = `import { readBatch } from './batch.ts'

const batchSize = 200

export const syncOnce = async (queue: Queue, store: Store): Promise<number> => {
  const rows = await readBatch(queue, batchSize)
  for (const row of rows) {
    store.put(row.key, row.value)
  }
  await queue.ack(rows.at(-1)?.id)
  return rows.length
}
`

const limit = `const windowMs = 60_000

export const createLimit = (most: number) => {
  const seen = new Map<string, number[]>()
  return (address: string, now: number): boolean => {
    const recent = (seen.get(address) ?? []).filter((at) => now - at < windowMs)
    recent.push(now)
    seen.set(address, recent)
    return recent.length <= most
  }
}
`

const totals = `from decimal import Decimal


def total(lines):
    amount = 0.0
    for line in lines:
        amount += line.quantity * line.price
    return round(amount, 2)


def with_tax(lines, rate):
    return total(lines) * (1 + rate)
`

const exporter = `import csv


def export_invoices(invoices, stream):
    writer = csv.writer(stream)
    for invoice in invoices:
        writer.writerow([invoice.number, invoice.customer, invoice.total])
`

const chart = `import { months } from './months.ts'

export const Chart = ({ values }: { values: number[] }) => (
  <svg viewBox="0 0 240 80">
    {values.map((value, index) => (
      <rect key={months[index]} x={index * 20} y={80 - value} width={16} height={value} />
    ))}
  </svg>
)
`

const style = `.start {
  display: grid;
  grid-template-columns: 1fr 1fr;
  gap: 24px;
}

.start img {
  width: 100%;
}
`

const notes = `use std::fs;

pub fn load(path: &str) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| line.to_string()).collect()
}

pub fn find(notes: &[String], word: &str) -> Vec<String> {
    notes
        .iter()
        .filter(|note| note.contains(word))
        .cloned()
        .collect()
}
`

/** Four projects in as many languages. None of these folders is meant to exist. */
export const sampleProjects: readonly [SampleProject, ...SampleProject[]] = [
  {
    cwd: '/home/sample/atlas-api',
    test: 'npm test',
    files: [
      {
        path: 'src/sync/worker.ts',
        text: worker,
        edits: [
          {
            from: '  for (const row of rows) {\n    store.put(row.key, row.value)\n  }\n',
            to: '  await store.transaction(() => {\n    for (const row of rows) store.put(row.key, row.value)\n  })\n',
          },
          {
            from: '  await queue.ack(rows.at(-1)?.id)\n',
            to: '  const last = rows.at(-1)\n  if (last) await queue.ack(last.id)\n',
          },
          { from: 'const batchSize = 200', to: 'const batchSize = 500' },
        ],
      },
      {
        path: 'src/http/rate-limit.ts',
        text: limit,
        edits: [
          {
            from: '    recent.push(now)\n    seen.set(address, recent)\n    return recent.length <= most\n',
            to: '    const mayPass = recent.length < most\n    if (mayPass) recent.push(now)\n    seen.set(address, recent)\n    return mayPass\n',
          },
          {
            from: 'export const createLimit = (most: number) => {',
            to: '/** Lets each address through so often a minute. */\nexport const createLimit = (most: number) => {',
          },
        ],
      },
    ],
  },
  {
    cwd: '/home/sample/ledger',
    test: 'pytest -q',
    files: [
      {
        path: 'ledger/totals.py',
        text: totals,
        edits: [
          {
            from: '    amount = 0.0\n    for line in lines:\n        amount += line.quantity * line.price\n    return round(amount, 2)\n',
            to: '    amount = sum((line.quantity * line.price for line in lines), Decimal(0))\n    return amount.quantize(Decimal("0.01"))\n',
          },
          {
            from: 'def with_tax(lines, rate):\n    return total(lines) * (1 + rate)\n',
            to: 'def with_tax(lines, rate: Decimal):\n    return (total(lines) * (1 + rate)).quantize(Decimal("0.01"))\n',
          },
        ],
      },
      {
        path: 'ledger/export.py',
        text: exporter,
        edits: [
          {
            from: '    writer = csv.writer(stream)\n',
            to: '    writer = csv.writer(stream)\n    writer.writerow(["number", "customer", "total"])\n',
          },
          {
            from: '        writer.writerow([invoice.number, invoice.customer, invoice.total])\n',
            to: '        row = [invoice.number, plain(invoice.customer), invoice.total]\n        writer.writerow(row)\n',
          },
        ],
      },
    ],
  },
  {
    cwd: '/home/sample/garden-site',
    test: 'npm run check',
    files: [
      {
        path: 'src/chart.tsx',
        text: chart,
        edits: [
          {
            from: '  <svg viewBox="0 0 240 80">\n',
            to: '  <svg viewBox="0 0 240 80" role="img" aria-label="Spending per month">\n',
          },
          {
            from: 'y={80 - value} width={16} height={value} />',
            to: 'y={80 - value} width={16} height={value} rx={2} />',
          },
        ],
      },
      {
        path: 'src/start.css',
        text: style,
        edits: [
          {
            from: '  grid-template-columns: 1fr 1fr;\n',
            to: '  grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));\n',
          },
          { from: '  width: 100%;\n', to: '  width: 100%;\n  height: auto;\n' },
        ],
      },
    ],
  },
  {
    cwd: '/home/sample/field-notes',
    test: 'cargo test',
    files: [
      {
        path: 'src/notes.rs',
        text: notes,
        edits: [
          {
            from: 'pub fn load(path: &str) -> Vec<String> {\n    let text = fs::read_to_string(path).unwrap();\n    text.lines().map(|line| line.to_string()).collect()\n}\n',
            to: 'pub fn load(path: &str) -> io::Result<Vec<String>> {\n    let text = fs::read_to_string(path)?;\n    Ok(text.lines().map(str::to_string).collect())\n}\n',
          },
          { from: 'use std::fs;\n', to: 'use std::{fs, io};\n' },
          {
            from: '        .filter(|note| note.contains(word))\n',
            to: '        .filter(|note| note.to_lowercase().contains(&word.to_lowercase()))\n',
          },
        ],
      },
    ],
  },
]
