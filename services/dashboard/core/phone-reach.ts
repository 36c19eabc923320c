/**
 * Whether a phone can use a link: `local` names this computer, which on the phone is the phone itself; `insecure` opens
 * but gets no location, as browsers give that to https pages only.
 */
export type PhoneReach = 'fine' | 'local' | 'insecure';

/** @param url an absolute http(s) URL. */
export function phoneReachOf(url: string): PhoneReach {
  const { protocol, hostname } = new URL(url);
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]';
  if (isLocal || /^127\.\d+\.\d+\.\d+$/.test(hostname)) return 'local';
  return protocol === 'https:' ? 'fine' : 'insecure';
}
