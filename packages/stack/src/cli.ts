import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ConfigError, exitCodes, loadConfig } from '@fieldcast/runtime';
import { apiKeyCreateCommand, signInLinkCommand, tenantCreateCommand, userCreateCommand } from './commands/accounts.ts';
import { type Command, UsageError } from './commands/command.ts';
import { doctorCommand } from './commands/doctor.ts';
import { migrateCommand } from './commands/migrate.ts';
import { prepareTestsCommand } from './commands/prepare-tests.ts';
import { replayCommand } from './commands/replay.ts';
import { startCommand } from './commands/start.ts';
import { tokenCommand } from './commands/token.ts';
import { StackError } from './failure.ts';
import { GpxError } from './gpx.ts';
import { ReplayError } from './replay.ts';
import { stackSettings } from './settings.ts';

const USAGE_EXIT_CODE = 2;
const COMMANDS: readonly Command[] = [
  startCommand,
  tokenCommand,
  replayCommand,
  migrateCommand,
  doctorCommand,
  tenantCreateCommand,
  userCreateCommand,
  apiKeyCreateCommand,
  signInLinkCommand,
  prepareTestsCommand,
];

process.exit(await main(process.argv.slice(2)));

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0 || ['help', '--help', '-h'].includes(args[0] ?? '')) {
    console.log(usage());
    return args.length === 0 ? USAGE_EXIT_CODE : exitCodes.ok;
  }
  const command = COMMANDS.find(({ name }) => name === args.slice(0, name.split(' ').length).join(' '));
  if (!command) {
    console.error(`There is no command "${args[0]}".\n\n${usage()}`);
    return USAGE_EXIT_CODE;
  }
  try {
    return await runCommand(command, args.slice(command.name.split(' ').length));
  } catch (error) {
    return explain(error, command);
  }
}

async function runCommand(command: Command, args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(command, args);
  if (values.help) {
    console.log(usageOf(command));
    return exitCodes.ok;
  }
  return command.run({
    config: loadConfig(stackSettings, process.env),
    options: values as Record<string, string | undefined>,
    positionals,
    bundlesDir: dirname(fileURLToPath(import.meta.url)),
  });
}

/** @throws UsageError */
function parseCommandLine({ options, positionalsMax = 0 }: Command, args: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: positionalsMax > 0,
      strict: true,
    });
    if (parsed.positionals.length > positionalsMax)
      throw new UsageError(`too many arguments: ${parsed.positionals.slice(positionalsMax).join(' ')}`);
    return parsed;
  } catch (cause) {
    if (cause instanceof TypeError) throw new UsageError(cause.message, { cause });
    throw cause;
  }
}

/** Says what went wrong: in one message what an operator can mend, with a stack what only we can. */
function explain(error: unknown, command: Command): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usageOf(command)}`);
    return USAGE_EXIT_CODE;
  }
  if (error instanceof ConfigError) {
    console.error(error.message);
    return exitCodes.configuration;
  }
  const isOperating = error instanceof StackError || error instanceof ReplayError || error instanceof GpxError;
  console.error(isOperating ? error.message : error);
  return exitCodes.failed;
}

function usage(): string {
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(16)} ${summary}`);
  return `fieldcast COMMAND [OPTIONS]\n\n${lines.join('\n')}\n\n"fieldcast COMMAND --help" shows the options. Settings are environment variables: docs/configuration.md.`;
}

function usageOf({ name, usage, summary }: Command): string {
  return `fieldcast ${name} ${usage}\n  ${summary}`;
}
