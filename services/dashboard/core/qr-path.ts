/**
 * The dark modules of a QR code as the data of one SVG path, a unit square each; neighbours in a row are one rectangle,
 * so that no hairlines show between them.
 */
export function qrPath(isDark: readonly (readonly boolean[])[]): string {
  const parts: string[] = [];
  for (const [y, row] of isDark.entries()) {
    for (let x = 0; x < row.length; ) {
      let end = x;
      while (row[end]) end++;
      if (end > x) parts.push(`M${x} ${y}h${end - x}v1H${x}z`);
      x = end + 1;
    }
  }
  return parts.join('');
}
