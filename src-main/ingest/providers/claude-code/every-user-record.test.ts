import { user } from '#main/testing/transcript.ts'
import { testRecords } from './every-kind.fixture.ts'

testRecords([
  [user('go'), 'prompt', 'user', 'go'],
  [user('<command-name>/clear</command-name>'), 'prompt', 'user', '/clear'],
  [user('<bash-input>ls</bash-input>'), 'prompt', 'user', '! ls'],
  [user('<user-memory-input>use tabs</user-memory-input>'), 'prompt', 'user', '# use tabs'],
  [
    user('<bash-stdout>a</bash-stdout><bash-stderr>b</bash-stderr>'),
    'meta',
    'user',
    'shell output: a b',
  ],
  [user('<local-command-stderr>no</local-command-stderr>'), 'meta', 'user', 'command output: no'],
  [
    user('<local-command-caveat>Caveat</local-command-caveat>', { isMeta: true }),
    'meta',
    'user',
    'caveat: Caveat',
  ],
  [
    user('Base directory for this skill: /x', { isMeta: true, sourceToolUseID: 't' }),
    'meta',
    'user',
    'skill: Base directory for this skill: /x',
  ],
  [
    user(
      '<teammate-message teammate_id="ada" color="red" summary="Tests are green">All 12 pass.</teammate-message>',
    ),
    'meta',
    'user',
    'teammate message: ada · Tests are green',
  ],
  [
    user('<teammate-message teammate_id="system">{"type":"idle"}</teammate-message>', {
      isSidechain: true,
    }),
    'task',
    'user',
    'teammate message: system · {"type":"idle"}',
  ],
  [
    user('<cross-session-message from="x">hello</cross-session-message>'),
    'meta',
    'user',
    'message of another session: hello',
  ],
  [
    user('[Request interrupted by user for tool use]'),
    'interruption',
    'user',
    '[Request interrupted by user for tool use]',
  ],
])
