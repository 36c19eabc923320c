/** A table for people: a line for each figure, those of a group indented below its name. */
export function toTable(title: string, figures: Readonly<Record<string, unknown>>, indent = ''): string {
  const lines = Object.entries(figures).map(([name, value]) => {
    const label = `${indent}  ${name.padEnd(34 - indent.length)}`;
    if (Array.isArray(value))
      return [`${indent}  ${name}`, ...value.map((item) => `${indent}    ${inLine(item)}`)].join('\n');
    return isGroup(value) ? toTable(`${indent}  ${name}`, value, `${indent}  `) : `${label}${inLine(value)}`;
  });
  return [title, ...lines].join('\n');
}

/** A group has lines of its own when one of its values is itself made of parts. */
function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.values(value).some((part) => typeof part === 'object' && part !== null);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inLine(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en');
  if (!isRecord(value)) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${inLine(part)}`)
    .join(', ');
}
