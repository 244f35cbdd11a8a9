/** What a shell needs to know of a command. */
export interface Completable {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly { readonly name: string; readonly help: string; readonly value: string | null; readonly choices: readonly string[] }[];
}
export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

/** Text between single quotes. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

function bash(commands: readonly Completable[]): readonly string[] {
  const words = (list: readonly string[]): string => quoted(list.join(" "));
  const choices = commands.flatMap((c) => c.options.flatMap((o) => (o.choices.length === 0 ? [] : [`    ${quoted(`${c.name} --${o.name}`)}) words=${words(o.choices)} ;;`])));
  const flags = commands.map((c) => `    ${c.name}) words=${words(c.options.map((o) => `--${o.name}`))} ;;`);
  return [
    "_regime() {",
    "  local current=${COMP_WORDS[COMP_CWORD]} last=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} words=",
    "  COMPREPLY=()",
    `  if [ "$COMP_CWORD" -eq 1 ]; then words=${words([...commands.map((c) => c.name), "--help", "--version"])}`,
    '  else case "$command $last" in',
    ...choices,
    '  esac',
    '  if [ -z "$words" ]; then case "$current" in -*) case "$command" in',
    ...flags,
    "  esac ;; esac; fi",
    "  fi",
    '  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '  else COMPREPLY=($(compgen -f -- "$current")); fi',
    "}",
    "complete -o filenames -F _regime regime",
  ];
}

function zsh(commands: readonly Completable[]): readonly string[] {
  // In a specification brackets and colons have a meaning.
  const plain = (text: string): string => text.replaceAll(/[[\]:\\]/g, String.raw`\$&`);
  const option = (o: Completable["options"][number]): string =>
    quoted(`--${o.name}[${plain(o.help)}]${o.value === null ? "" : `:${plain(o.value)}:${o.choices.length > 0 ? `(${o.choices.join(" ")})` : "_files"}`}`);
  return [
    "#compdef regime",
    "_regime() {",
    "  if (( CURRENT == 2 )); then",
    "    local -a commands",
    `    commands=(${commands.map((c) => quoted(`${c.name}:${plain(c.summary)}`)).join(" ")})`,
    "    _describe command commands",
    "    return",
    "  fi",
    "  case $words[2] in",
    ...commands.map((c) => `    ${c.name}) _arguments ${[...c.options.map(option), quoted("*:file:_files")].join(" ")} ;;`),
    "  esac",
    "}",
    'if [ "$funcstack[1]" = _regime ]; then _regime "$@"; else compdef _regime regime; fi',
  ];
}

function fish(commands: readonly Completable[]): readonly string[] {
  return [
    ...commands.map((c) => `complete -c regime -n __fish_use_subcommand -a ${c.name} -d ${quoted(c.summary)}`),
    ...commands.flatMap((c) =>
      c.options.map((o) => {
        const value = o.value === null ? "" : o.choices.length > 0 ? ` -x -a ${quoted(o.choices.join(" "))}` : " -r";
        return `complete -c regime -n ${quoted(`__fish_seen_subcommand_from ${c.name}`)} -l ${o.name}${value} -d ${quoted(o.help)}`;
      }),
    ),
  ];
}

/** A script that completes commands, options and their values; where nothing else fits, names of files. */
export function completionScript(shell: Shell, commands: readonly Completable[]): string {
  const lines = { bash, zsh, fish }[shell](commands);
  return `${lines.join("\n")}\n`;
}
