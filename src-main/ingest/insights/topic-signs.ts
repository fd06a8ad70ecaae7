import type { IntentName, TopicName } from '#schema/tag-table.ts'

/** What speaks for a topic. */
export interface TopicSigns {
  /** In what a person typed. */
  readonly said: RegExp
  /** In a command. */
  readonly command?: RegExp
  /** In the path of a file that is changed. */
  readonly path?: RegExp
}

const testCommand =
  /\b(?:vitest|jest|pytest|rspec|phpunit|cypress|playwright) |\bgo test\b|\bcargo test\b|\b(?:npm|pnpm|yarn|bun|make|mise|just)(?: run)? test\b|\bvitest$|\bpytest$/u
const testPath =
  /(?:[._-](?:test|spec)\.\w+|_test\.\w+|[\\/]test_\w+\.py)$|[\\/](?:tests?|__tests__|e2e)[\\/]/u

/** Something does not do what it should. */
const fails = String.raw`\bnot work|\b(?:(?:does|is|do)n['’]?t|does not) (?:\w+ )?work|\b(?:doesn['’]?t|does not) (?:seem to )?(?:start|run|load|build|compile)\b|\bfail(?:s|ing|ures?)\b`

/** Signs of every topic: phrases, not single words that stand in any talk. */
export const topicSigns: Readonly<Record<TopicName, TopicSigns>> = {
  debugging: {
    said: new RegExp(
      String.raw`\bdebug|\b(?:stack ?trace|traceback|exception|segfault|panic:|root cause|crash(?:es|ed|ing)?|error|bug|broken|failed)\b|${fails}`,
      'iu',
    ),
  },
  testing: {
    said: /\b(?:unit|integration|e2e|end.to.end|regression|smoke|failing|the|more|add|write|run|our|all) tests?\b|\btest (?:coverage|suite|cases?|plan)\b|\btdd\b/iu,
    command: testCommand,
    path: testPath,
  },
  refactoring: {
    said: /\brefactor|\bclean ?(?:this |it |up)|\bsimplif|\brenam(?:e|ing)\b|\bextract (?:a|an|the|this|into)\b|\bdedup|\bsplit (?:this|it|the|up)\b|\bdead code\b|\breorgani[sz]/iu,
  },
  devops: {
    said: /\bdeploy|\bkubernetes|\bterraform\b|\bdocker (?:image|container|compose|build|setup)|\binfrastructure\b|\bprovision|\bhelm\b|\bansible\b/iu,
    command:
      /\b(?:docker|docker-compose|kubectl|helm|terraform|ansible|flyctl|vercel|netlify|systemctl|gcloud|pulumi) /u,
    path: /(?:Dockerfile|docker-compose|\.tf$|[\\/]helm[\\/]|[\\/]k8s[\\/])/u,
  },
  authentication: {
    said: /\b(?:authentication|authenticate|oauth\d?|log ?in (?:page|flow|form)|sign ?(?:in|up) (?:page|flow|form)|jwt|sso|oidc|api keys?|access tokens?|session cookies?|passwords?|magic links?)\b/iu,
    path: /[\\/](?:auth|authentication|oauth|login)(?:[\\/]|[\w-]*\.\w+$)/iu,
  },
  'api-development': {
    said: /\b(?:rest|graphql|http|public|backend|internal) apis?\b|\bapi (?:endpoints?|routes?|handlers?|calls?|requests?)\b|\bendpoints?\b|\bopenapi\b/iu,
    path: /[\\/](?:api|routes|handlers|controllers|endpoints)[\\/]/iu,
  },
  'frontend-styling': {
    said: /\bcss\b|\bstyl(?:e|es|ing)\b|\btailwind\b|\b(?:dark|light) (?:mode|theme)\b|\bpadding\b|\bmargins?\b|\blayout\b|\bresponsive\b|\bfonts?\b|\bcolou?rs?\b/iu,
    path: /\.(?:css|scss|less)$|tailwind\.config/u,
  },
  database: {
    said: /\bdatabases?\b|\bsql(?:ite)?\b|\bpostgres|\bmysql\b|\bmongo|\bschema migrations?\b|\bquer(?:y|ies) (?:the )?(?:db|table)/iu,
    command: /\b(?:sqlite3|psql|mysql|mongosh|alembic|prisma|goose|flyway) /u,
    path: /\.(?:sql|prisma)$|[\\/](?:db|database|migrations?)[\\/]/iu,
  },
  performance: {
    said: /\bperformance\b|\b(?:too|so|very|really|is) slow\b|\bspeed (?:it |this |up)|\boptimi[sz]e (?:the |this |for )?(?:perf|speed|quer|memory|load)|\blatency\b|\bbenchmark|\bmemory leak|\bprofil(?:e|er|ing)\b (?:the|this|it)/iu,
    command: /\b(?:hyperfine|pprof|wrk|k6|perf|py-spy) |\bgo test [^\n]*-bench|\bcargo bench\b/u,
    path: /[\\/]bench(?:marks?)?[\\/]|_bench\.\w+$/u,
  },
  security: {
    said: /\bsecurity\b|\bvulnerab|\bcve-\d|\bxss\b|\bcsrf\b|\b(?:sql|command|prompt) injection\b|\bsaniti[sz]|\bencrypt|\bsecrets?\b (?:scan|leak|detect|redact)|\bredact/iu,
    command: /\b(?:npm audit|snyk|trivy|gosec|gitleaks|semgrep)\b/u,
    path: /[\\/](?:security|redact\w*|sanitiz\w*|crypto)(?:[\\/]|\.\w+$)/iu,
  },
  documentation: {
    said: /\breadme\b|\bdocumentation\b|\bdocstrings?\b|\bchangelog\b|\bdocument (?:the|this|how|it)\b|\b(?:update|write|add|the|our) docs\b|\bdocs? (?:page|site|folder)\b/iu,
    path: /\.(?:mdx?|rst|adoc)$/u,
  },
  configuration: {
    said: /\bconfig(?:ure|uration|s)?\b (?:file|the|for|option|setting)?|\bsettings?\.(?:json|ya?ml|toml)|\benv(?:ironment)? vars?\b|\benvironment variables?\b|\b\.env\b/iu,
    path: /(?:\.(?:toml|ini|cfg|conf)|[\\/]\.env[\w.]*|(?:config|settings|tsconfig|eslint|biome|\w+rc)[\w.-]*\.(?:json|jsonc|ya?ml|ts|js|mjs|cjs))$/u,
  },
  'data-processing': {
    said: /\bcsv\b|\bparquet\b|\bdata ?frames?\b|\betl\b|\bdata (?:pipeline|processing|cleaning|analysis|set|import)|\bdatasets?\b|\bscrap(?:e|er|ing)\b/iu,
    path: /\.(?:csv|parquet|ipynb)$|[\\/](?:etl|pipeline)s?[\\/]/iu,
  },
  migration: {
    said: /\bmigrat(?:e|es|ed|ing|ion|ions)\b|\bupgrad(?:e|ing) (?:to|from|the)\b|\bport(?:ing)? (?:this|it|the \w+) to\b/iu,
    command: /\b(?:alembic|prisma migrate|manage\.py migrate|rails db:migrate|goose|flyway)\b/u,
    path: /[\\/]migrations?[\\/]/iu,
  },
  'ci-cd': {
    said: /\bgithub actions?\b|\bci(?:\/cd)?\b|\bcontinuous (?:integration|deployment)\b|\bworkflow files?\b|\bpipelines? (?:fail|is|are|run)/iu,
    command: /\bgh (?:run|workflow)\b|\bglab ci\b/u,
    path: /[\\/]\.github[\\/]workflows[\\/]|\.gitlab-ci\.yml$|[\\/]\.circleci[\\/]|Jenkinsfile$/u,
  },
}

/** Where a sentence, or a line of a list, begins. */
const begin = String.raw`^|[.!?;:]\s+|\n[\s*\d.\-]*`

/** Words behind which a person says what to do. A bare `to` tells what something is for. */
const asking = String.raw`please|you|(?:want|like|need|have|able)(?:\s+you)?\s+to(?:\s+also|\s+just)?|let['’]?s|can we|(?<!\bto\s)(?:also|just|now)|we|should|must`

/** Verbs with which a sentence begins, or that follow words of asking. */
const asks = (verbs: string): string => `(?:${begin}|\\b(?:${asking})\\s+)(?:${verbs})\\b`

/** What a person asks for, also further on in a sentence: behind a comma, `and` or `then`. */
const wants = (verbs: string): RegExp =>
  new RegExp(`(?:${begin}|,\\s+|\\b(?:${asking}|and|then)\\s+)(?:${verbs})\\b`, 'iu')

/** Words of a question. */
const questions = String.raw`(?:how|why|what|where|which|who) (?:does|do|is|are|did|was|were|would|should|can|could|happens|about)\b|(?:what['’]?s|where['’]?s|is there|are there)\b`

/** A question: its words begin a sentence, or stand in one that ends with a question mark. */
const asksWhat = String.raw`(?:${begin})(?:${questions})|\b(?:${questions})(?:[^.!?\n]|[.!?](?=\S))*\?`

/** A bug that somebody speaks of, not the name of a category. */
const aBug = String.raw`\b(?:an?|the|this|that|these|those|some|any|another|one|same|fix(?:es|ed|ing)?|found|find|hit|got|have|has|is|are|report(?:s|ed)?|solve) (?:[\w-]+ ){0,3}bugs?\b`

/** What speaks for an intent: what a person asked for, and what was done for it. */
export interface IntentSigns {
  readonly said: RegExp
  /** Tools that do it. */
  readonly tools?: ReadonlySet<string>
  readonly command?: RegExp
  readonly path?: RegExp
}

const edits: ReadonlySet<string> = new Set(['Edit', 'Write', 'MultiEdit', 'NotebookEdit'])

/** Signs of every intent. */
export const intentSigns: Readonly<Record<IntentName, IntentSigns>> = {
  build: {
    said: wants(
      'add(?! up)|create|implement|build|write (?:a|an|the|me|some)|make (?:a|an|me|it possible)|generate|introduce|support|set up|scaffold',
    ),
    tools: edits,
  },
  fix: {
    said: new RegExp(
      `${wants('fix|resolve|solve|repair|debug|address').source}|${aBug}|${fails}|\\b(?:broken|crash(?:es|ing)?)\\b|\\bstill (?:not|broken|fail|see)|\\b(?:getting|get|got|seeing|see) (?:an |this |the |these )?(?:\\w+ )?errors?\\b`,
      'iu',
    ),
    tools: edits,
  },
  explore: {
    said: new RegExp(
      `${asks('explain|explore|investigate|analy[sz]e|describe|summari[sz]e|look (?:at|into|for|through)|understand|find|show me|tell me|review|check|research|compare')}|${asksWhat}`,
      'iu',
    ),
    tools: new Set(['Read', 'Grep', 'Glob', 'WebFetch', 'WebSearch', 'Task', 'Bash']),
  },
  refactor: {
    said: new RegExp(
      `${wants('refactor|clean up|simplify|rename|extract|reorgani[sz]e|restructure|dedup\\w*|move|split|remove (?:the |all |any )?(?:dead|unused|duplicat\\w+)').source}|\\brefactor`,
      'iu',
    ),
    tools: edits,
  },
  test: {
    said: new RegExp(
      `${wants('test|run (?:the |all |our )?(?:\\w+ )?tests?|verify').source}|\\b(?:add|write|create|update|fix|run|more)\\b[^.\\n]{0,30}\\btests?\\b|\\btest coverage\\b`,
      'iu',
    ),
    command: testCommand,
    path: testPath,
  },
  ops: {
    said: wants(
      'deploy|commit|push|release|publish|merge|rebase|install|(?:open|create|make) (?:a |the )?(?:pr|pull request)|restart|tag|bump',
    ),
    command:
      /\bgit (?:commit|push|merge|rebase|tag)\b|\bgh (?:pr|release)\b|\b(?:docker|kubectl|terraform|helm|flyctl|vercel) |\b(?:npm|pnpm|yarn) (?:publish|install|i|add)\b|\bpip3? install\b|\bbrew (?:install|upgrade)\b|\bgo install\b/u,
  },
}
