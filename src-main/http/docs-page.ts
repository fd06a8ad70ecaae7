import { type InputField, inputFields, type ServedOperation } from './openapi.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)

const typeOf = (schema: Readonly<Record<string, unknown>>): string => {
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => String(value)).join(' | ')
  return typeof schema.type === 'string' ? schema.type : 'any'
}

const fieldRow = (field: InputField): string => {
  const description = typeof field.schema.description === 'string' ? field.schema.description : ''
  const cells = [
    `<code>${escapeHtml(field.name)}</code>`,
    escapeHtml(field.in),
    field.required ? 'required' : 'optional',
    escapeHtml(typeOf(field.schema)),
    escapeHtml(description),
  ]
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

const fieldTable = (fields: readonly InputField[]): string =>
  fields.length === 0
    ? '<p>No input.</p>'
    : `<table><thead><tr><th>Field</th><th>In</th><th></th><th>Type</th><th>Meaning</th></tr></thead>
<tbody>${fields.map(fieldRow).join('\n')}</tbody></table>`

const outputText = ({ operation, http }: ServedOperation): string => {
  if (http.status === 204) return 'nothing'
  if (operation.kind === 'stream') return 'server-sent events'
  return operation.kind === 'download' ? 'a file' : 'JSON'
}

const section = (served: ServedOperation): string => {
  const { name, operation, http } = served
  return `<section id="${escapeHtml(name)}">
<h2><span>${http.method}</span> <code>${escapeHtml(http.path)}</code></h2>
<p>${escapeHtml(operation.summary)}.</p>
<dl><dt>Name</dt><dd><code>${escapeHtml(name)}</code></dd>
<dt>Access</dt><dd>${escapeHtml(operation.access)}</dd>
<dt>Answers</dt><dd>${http.status ?? 200}, ${outputText(served)}</dd></dl>
${fieldTable(inputFields(operation.input, http))}
</section>`
}

/** The operations as a page to read: no script, nothing from elsewhere. */
export const docsPage = (served: readonly ServedOperation[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Rearview API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs.css">
</head>
<body>
<main>
<h1>Rearview API</h1>
<p>Programs send the token as <code>Authorization: Bearer TOKEN</code>; a browser that opened the
printed link has a cookie. The same as a document for machines:
<a href="/openapi.json">openapi.json</a>.</p>
${served.map(section).join('\n')}
</main>
</body>
</html>
`

/** Looks of {@link docsPage}. */
export const docsStyle = `:root { color-scheme: light dark; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
section { border-top: 1px solid color-mix(in srgb, currentcolor 18%, transparent); padding: 0.5rem 0 1rem; }
h2 { font-size: 1rem; }
h2 span { display: inline-block; min-width: 4.5rem; font-weight: 600; }
code { font-family: ui-monospace, monospace; font-size: 0.92em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0 0 0.75rem; }
dt { opacity: 0.7; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.2rem 0.75rem 0.2rem 0; }
th { font-weight: 500; opacity: 0.7; }
`
