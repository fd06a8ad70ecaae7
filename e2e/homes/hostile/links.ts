const run = 'window.__ran=1'

/** Addresses that are no page, in every dress that a parser may undress. */
const addresses = [
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  `java\tscript:${run}`,
  `java&Tab;script:${run}`,
  `java&NewLine;script:${run}`,
  `&#106;avascript:${run}`,
  `&#x6A;avascript:${run}`,
  `&#0000106avascript:${run}`,
  `javascript&colon;${run}`,
  `javascript&#58;${run}`,
  `%6Aavascript:${run}`,
  `\u0001javascript:${run}`,
  ` javascript:${run}`,
  `\u00a0javascript:${run}`,
  `javascript://%0a${run}`,
  `javascript://{host}/%0a${run}`,
  `vbscript:msgbox(1)`,
  `VBSCRIPT:msgbox(1)`,
  `data:text/html,<script>${run}</script>`,
  `data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19yYW49MTwvc2NyaXB0Pg==`,
  `data:image/svg+xml,<svg onload=${run}>`,
  `file:///etc/passwd`,
  `file://{host}/share`,
  `blob:null/x`,
  `ms-msdt:/id`,
  `smb://{host}/share`,
  `app://rearview/`,
  `rearview://session/x`,
  `view-source:{trap}/source`,
  `//{host}/protocol-relative`,
  `\\\\{host}\\share`,
  `/sessions`,
  `../../etc/passwd`,
  `?agent=x`,
  `#x`,
  `{trap}/plain-link`,
  `https://xn--pple-43d.com/`,
  `https://\u0430pple.com/`,
  `https://google.com@evil.example/`,
  `https://google.com%00.evil.example/`,
  `https://google.com\u2215evil.example/`,
]

const forms = [
  (address: string) => `[a link](${address})`,
  (address: string) => `[a link](<${address}>)`,
  (address: string) => `<a href="${address}">a link</a>`,
]

const more = [
  `[a][r]\n\n[r]: javascript:${run}`,
  `[a](javascript:${run} "title")`,
  `[a](javascript:${run}//http://x)`,
  `[a]("onclick="${run})`,
  `[<img src=x onerror=${run}>](https://example.com)`,
  `<javascript:${run}>`,
  `<https://example.com/"onmouseover="${run}>`,
  `![a](javascript:${run})`,
  `[![a](x)](javascript:${run})`,
  `www.example.com/"onmouseover="${run}`,
  `- [x](javascript:${run})`,
  `| [a](javascript:${run}) | b |\n|--|--|\n| c | d |`,
  `[^1]\n\n[^1]: [a](javascript:${run})`,
  `<a href="https://example.com" target="_top" onclick="${run}">a</a>`,
  `<a href="https://example.com" ping="{trap}/ping">a</a>`,
  `<area href="javascript:${run}" shape=default>`,
]

/** Links of transcripts that must not become links, or only inert ones. */
export const links: readonly string[] = [
  ...addresses.flatMap((address, place) => {
    const form = forms[place % forms.length]
    return form ? [form(address)] : []
  }),
  ...addresses.slice(0, 12).map((address) => `![p](${address})`),
  ...more,
]
