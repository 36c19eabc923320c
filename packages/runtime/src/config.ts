import { z } from 'zod';

/** One environment variable: its name, how to read it, and the line it gets in docs/configuration.md. */
export interface Setting<T> {
  readonly env: string;
  readonly schema: z.ZodType<T>;
  /** The text used when the variable is not set; undefined means it is required unless `optional`. */
  readonly default?: string | undefined;
  readonly optional?: boolean;
  /** An optional setting that must be set all the same while this other variable is not. */
  readonly requiredUnless?: string | undefined;
  readonly unit?: string;
  readonly doc: string;
}

export type Settings = Record<string, Setting<unknown>>;
export type ConfigOf<S extends Settings> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

/** Every fault of a configuration, in one message. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/**
 * Reads `settings` from `env` into one frozen object.
 * @throws ConfigError naming every missing or unusable variable at once.
 */
export function loadConfig<S extends Settings>(settings: S, env: NodeJS.ProcessEnv): ConfigOf<S> {
  const faults: string[] = [];
  const config: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries(settings)) {
    const raw = env[setting.env]?.trim() || setting.default;
    if (raw === undefined) {
      const alternative = setting.requiredUnless;
      if (!setting.optional) faults.push(`${setting.env} is not set: ${setting.doc}`);
      else if (alternative && !env[alternative]?.trim())
        faults.push(`neither ${setting.env} nor ${alternative} is set: ${setting.doc}`);
      continue;
    }
    const parsed = setting.schema.safeParse(raw);
    if (parsed.success) config[key] = parsed.data;
    else faults.push(`${setting.env}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`);
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(config) as ConfigOf<S>;
}

type Detail = { default?: string; doc: string; unit?: string };

export function text(env: string, detail: Detail): Setting<string> {
  return { env, schema: z.string().min(1), ...detail };
}

/** A setting that may be left out: undefined then. */
export function optionalText(env: string, detail: Omit<Detail, 'default'>): Setting<string | undefined> {
  return { env, schema: z.string().min(1), optional: true, ...detail };
}

/** A secret of at least `bytesMin` bytes that may be left out; never defaulted. */
export function optionalSecret(
  env: string,
  bytesMin: number,
  detail: Omit<Detail, 'default'> & { requiredUnless?: string },
): Setting<string | undefined> {
  const schema = z
    .string()
    .refine((value) => Buffer.byteLength(value) >= bytesMin, `must have at least ${bytesMin} bytes`);
  return { env, schema, optional: true, ...detail };
}

export function integer(env: string, range: { min: number; max: number }, detail: Detail): Setting<number> {
  const message = `must be a whole number from ${range.min} to ${range.max}`;
  const schema = z
    .string()
    .regex(/^-?\d+$/, message)
    .transform(Number)
    .pipe(z.number().min(range.min, message).max(range.max, message));
  return { env, schema, ...detail };
}

export function port(env: string, defaultPort: number, doc: string): Setting<number> {
  return integer(env, { min: 0, max: 65535 }, { default: String(defaultPort), doc, unit: 'TCP port; 0: any free one' });
}

/** A port that may be left out: undefined then. */
export function optionalPort(env: string, doc: string): Setting<number | undefined> {
  return { ...port(env, 0, doc), default: undefined, optional: true } as Setting<number | undefined>;
}

export function oneOf<const T extends string>(env: string, values: readonly T[], detail: Detail): Setting<T> {
  return {
    env,
    schema: z.enum(values as readonly [T, ...T[]], `must be one of ${values.join(', ')}`) as z.ZodType<T>,
    ...detail,
  };
}

export function flag(env: string, detail: Detail): Setting<boolean> {
  const schema = z
    .enum(['0', '1', 'false', 'true'], 'must be 0 or 1')
    .transform((value) => value === '1' || value === 'true');
  return { env, schema, ...detail };
}

export function url(env: string, protocols: readonly string[], detail: Detail): Setting<string> {
  const schema = z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)), {
      message: `must be a URL starting with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
    });
  return { env, schema, ...detail };
}

/** One URL, or several of one kind separated by commas: the servers of a cluster. */
export function urlList(env: string, protocols: readonly string[], detail: Detail): Setting<string> {
  const isListed = (value: string) => {
    const schemes = splitUrlList(value).map((one) => (URL.canParse(one) ? new URL(one).protocol.slice(0, -1) : ''));
    return schemes.every((scheme) => scheme === schemes[0] && protocols.includes(scheme));
  };
  const message = `must be URLs starting with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}, all alike, separated by commas`;
  return { env, schema: z.string().refine(isListed, message), ...detail };
}

/** The URLs of such a list. */
export function splitUrlList(value: string): string[] {
  return value.split(',').map((one) => one.trim());
}
