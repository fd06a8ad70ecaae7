/** What an error is, by the first rule that its words meet. (StackUnderflow's classifier.) */
const rules: readonly (readonly [string, RegExp])[] = [
  ['User Interruption', /user doesn't want to (?:proceed|take this action)|\[request interrupted/],
  ['Command Timeout', /command timed out/],
  ['File Not Read', /has not been read yet/],
  ['File Modified', /modified since read/],
  ['File Too Large', /exceeds maximum allowed/],
  [
    'Content Not Found',
    /string (?:to replace )?not found|no module named|no such file|file does not exist|npm error enoent/,
  ],
  ['No Changes', /no changes to make/],
  ['Permission Error', /permission denied|cd to .{0,200} was blocked/],
  ['Tool Not Found', /command not found/],
  ['Wrong Tool', /jupyter.{0,200}notebookread/],
  ['Code Runtime Error', /cannot find module|traceback/],
  ['Port Binding Error', /attempting to bind on address/],
  [
    'Syntax Error',
    /syntax error|replace_all is false|null \(null\) has no keys|jq: error|inputvalidationerror/,
  ],
  ['Notebook Cell Not Found', /cell (?:with id )?.{0,80}not found/],
  ['Other Tool Errors', /\[details\] error: error/],
]

/** Name of the category of an error, by the beginning of what it said. */
export const errorCategory = (words: string): string => {
  const text = words.toLowerCase()
  return rules.find(([, pattern]) => pattern.test(text))?.[0] ?? 'Other'
}
