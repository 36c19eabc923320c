import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';
import { qrPath } from '../core/qr-path.ts';

/** Modules of white around the code that scanners need (ISO/IEC 18004). */
const QUIET_ZONE_MODULES = 4;

/** A QR code. @param words what it is, for those who do not see it. */
export function QrCode({ content, words }: { content: string; words: string }) {
  const { data, size } = useMemo(() => encode(content, { ecc: 'M', border: QUIET_ZONE_MODULES }), [content]);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words} shape-rendering="crispEdges">
      <path d={qrPath(data)} />
    </svg>
  );
}
